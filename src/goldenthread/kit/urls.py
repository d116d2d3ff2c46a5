from django.urls import path

from goldenthread.kit import views

urlpatterns = [path("", views.components, name="components")]
