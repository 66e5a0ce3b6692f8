//! A Redis of a test's own.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;

use redis::aio::MultiplexedConnection;
use redis::{AsyncConnectionConfig, FromRedisValue};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::Patience;

/// Programs that are a Redis.
const PROGRAMS: [&str; 2] = ["redis-server", "valkey-server"];

/// A running Redis that keeps nothing and ends with its value.
pub struct TestRedis {
    port: u16,
    arguments: Vec<String>,
    child: Child,
    connection: Mutex<Option<MultiplexedConnection>>,
    _folder: TempDir,
}

impl TestRedis {
    /// One with some options; none where the program is missing, which is said aloud.
    pub fn start(options: &[&str]) -> Option<Self> {
        let is_there = |name: &&str| Command::new(name).arg("--version").output().is_ok();
        let Some(program) = PROGRAMS.into_iter().find(is_there) else {
            #[expect(
                clippy::explicit_write,
                reason = "what macros print of tests that pass is kept from the terminal"
            )]
            writeln!(std::io::stderr(), "skipped: there is no redis-server on PATH").unwrap();
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let mut arguments: Vec<String> = vec![program.to_owned(), "--dir".to_owned()];
        arguments.push(folder.path().to_str().unwrap().to_owned());
        arguments.extend(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"].map(str::to_owned));
        arguments.extend(options.iter().map(|&option| option.to_owned()));
        loop {
            // Another process may take it in between; then the next is tried.
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            if let Some(child) = run(&arguments, port) {
                return Some(Self { port, arguments, child, connection: Mutex::default(), _folder: folder });
            }
        }
    }

    /// Where it is.
    pub fn url(&self) -> String {
        format!("redis://127.0.0.1:{}", self.port)
    }

    /// What it answers to a command, past everything that is tested.
    pub async fn ask<T: FromRedisValue>(&self, words: &[impl AsRef<[u8]>]) -> T {
        let mut connection = self.connection().await;
        let mut command = redis::Cmd::new();
        for word in words {
            command.arg(word.as_ref());
        }
        command.query_async(&mut connection).await.unwrap()
    }

    /// The same each time, or asking again and again would use up all ports.
    async fn connection(&self) -> MultiplexedConnection {
        let made = self.connection.lock().unwrap().clone();
        if let Some(connection) = made {
            return connection;
        }
        let client = redis::Client::open(self.url()).unwrap();
        // A busy machine may take its time.
        let config = AsyncConnectionConfig::new().set_connection_timeout(None).set_response_timeout(None);
        let connection = client.get_multiplexed_async_connection_with_config(&config).await.unwrap();
        self.connection.lock().unwrap().insert(connection).clone()
    }

    /// The names of all that it keeps.
    pub async fn keys(&self) -> Vec<String> {
        self.ask(&["KEYS", "*"]).await
    }

    /// Waits until it keeps so many values, and not one more.
    pub async fn await_keys(&self, count: usize) {
        let patience = Patience::new();
        while self.keys().await.len() < count {
            patience.wait().await;
        }
        assert_eq!(self.keys().await.len(), count);
    }

    /// How often it was given a command.
    pub async fn calls(&self, command: &str) -> u32 {
        let info: String = self.ask(&["INFO", "commandstats"]).await;
        let line = info.lines().find_map(|line| line.strip_prefix(&format!("cmdstat_{command}:calls=")));
        line.map_or(0, |line| line.split(',').next().unwrap().parse().unwrap())
    }

    /// Ends it as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        *self.connection.lock().unwrap() = None;
    }

    /// Starts it again where it was, with nothing in it.
    pub fn start_again(&mut self) {
        self.child = run(&self.arguments, self.port).expect("its port is still free");
    }

    /// Has it stand still, with all its connections open.
    pub fn stand_still(&self) {
        kill_process(Pid::from_child(&self.child), Signal::STOP).unwrap();
    }

    /// Has it go on.
    pub fn go_on(&self) {
        kill_process(Pid::from_child(&self.child), Signal::CONT).unwrap();
    }
}

impl Drop for TestRedis {
    fn drop(&mut self) {
        // It may have been killed already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Starts the program and waits until it is ready; none where it gives up.
fn run(arguments: &[String], port: u16) -> Option<Child> {
    let mut command = Command::new(&arguments[0]);
    command.args(&arguments[1..]).arg("--port").arg(port.to_string()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    if lines.any(|line| line.contains("Ready to accept connections")) {
        // Nobody reads on, but the pipe has to stay open.
        std::thread::spawn(move || lines.for_each(drop));
        return Some(child);
    }
    child.wait().unwrap();
    None
}
