"""Every address of the site, and whose room it leads to."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from articles.reader.urls import edition_urls
from articles.reader.views import missing
from newsroom import views
from newsroom.editions import DEFAULT, OTHER, prefix
from newsroom.readiness import readyz
from pictures import public_files
from pictures.public import show as show_picture

# One door: the admin signs in where everybody does, second factor included.
admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("accounts/", include("accounts.urls")),
    path("desk/pictures/", include("pictures.desk.urls")),
    path("desk/", include("articles.desk.urls")),
    path("media/f/<str:slug>", public_files.show, name="media_file"),
    path("media/p/<str:slug>", show_picture, name="picture"),
    path("admin/", admin.site.urls),
    path(f"{prefix(OTHER).lstrip('/')}/", include(edition_urls(OTHER))),
    path("", include(edition_urls(DEFAULT))),
]

handler400 = views.bad_request
handler403 = views.forbidden
handler404 = missing.not_found
handler500 = views.server_error
