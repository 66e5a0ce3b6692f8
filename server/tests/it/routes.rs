//! One file a part of the interface.

mod delete;
mod describe;
mod events;
mod files;
mod forms;
mod gallery;
mod health;
mod images;
mod language;
mod openapi;
mod pages;
mod problems;
mod ranking;
mod search;
mod security;
mod upload;
