from invoke import task
@task
def test(c):
    """x"""
    print("hi")
