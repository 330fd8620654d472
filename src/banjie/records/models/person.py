"""The table `person`."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    """Find persons by login; they are made by a deed, never here."""


class Person(AbstractBaseUser):
    """An officer who signs in. What they may do comes from the posts they hold, never from groups."""

    id = models.UUIDField(primary_key=True)
    login = models.TextField(unique=True)
    name = models.TextField()
    password = models.TextField()
    active = models.BooleanField(default=True)
    last_login = None  # the sign-in journal knows; one more write per sign-in says nothing new

    objects = PersonManager()
    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        managed = False
        db_table = "person"

    def __str__(self) -> str:
        return self.login

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # the framework's word for our column `active`
        """Say whether the person may sign in."""
        return self.active
