//! The program: web server, worker and command line of Media Search.
//!
//! Commands read the settings, [`boot`] builds the parts, [`http`] and [`worker`] use them through [`backend`].

#[macro_use]
mod print;

pub mod advice;
pub mod backend;
pub mod boot;
pub mod changes;
pub mod cli;
pub mod commands;
pub mod config;
pub mod data_folder;
pub mod decoding;
pub mod demo;
pub mod doctor;
pub mod downloads;
pub mod embeddings;
pub mod evaluation;
pub mod facts;
pub mod files;
pub mod http;
pub mod index;
pub mod markdown;
pub mod models;
pub mod services;
pub mod session;
pub mod shutdown;
pub mod site;
mod strings;
pub mod telemetry;
pub mod words;
pub mod worker;
