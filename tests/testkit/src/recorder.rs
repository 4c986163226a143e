//! A server that is told anew what to answer.

use std::collections::VecDeque;
use std::ops::Deref;
use std::sync::{Arc, Mutex};

use crate::server::lock;
use crate::{Reply, Server, json};

/// A [`Server`] that gives replies one after the other, and the last one again and again.
#[derive(Clone, Debug)]
pub struct Recorder {
    server: Server,
    replies: Arc<Mutex<VecDeque<Reply>>>,
}

impl Recorder {
    /// A server that hangs up until it is told what to answer.
    pub fn start() -> Self {
        let replies: Arc<Mutex<VecDeque<Reply>>> = Arc::default();
        let given = Arc::clone(&replies);
        let server = Server::new(move |_| {
            let mut replies = lock(&given);
            let next = match replies.len() {
                0 | 1 => replies.front().cloned(),
                _ => replies.pop_front(),
            };
            next.unwrap_or(Reply::Last(Vec::new()))
        });
        Self { server, replies }
    }

    /// `http://127.0.0.1:41234`
    pub fn origin(&self) -> &str {
        &self.server.origin
    }

    /// From now on answers 200 with this JSON.
    pub fn answer(&self, body: &str) {
        self.reply(json(body).into());
    }

    /// From now on replies so.
    pub fn reply(&self, reply: Reply) {
        self.replies([reply]);
    }

    /// Gives these replies one after the other, and the last one from then on.
    pub fn replies(&self, replies: impl IntoIterator<Item = Reply>) {
        *lock(&self.replies) = replies.into_iter().collect();
    }
}

impl Deref for Recorder {
    type Target = Server;

    fn deref(&self) -> &Server {
        &self.server
    }
}
