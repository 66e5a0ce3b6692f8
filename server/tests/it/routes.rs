//! One file a part of the interface.

mod archive;
mod captions;
mod changes;
mod deep_search;
mod delete;
mod demo;
mod describe;
mod events;
mod files;
mod forms;
mod gallery;
mod health;
mod history;
mod images;
mod language;
mod openapi;
mod pages;
mod problems;
mod ranking;
mod search;
mod security;
mod settings;
mod trash;
mod upload;
