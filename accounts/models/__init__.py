from accounts.models.event import AuditLink, Event
from accounts.models.user import User

__all__ = ["AuditLink", "Event", "User"]
