//! Which input is asked, held back, given: a state machine without I/O.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt;
use std::iter::Fuse;

use super::CONCURRENCY;
use super::checkpoint::{Checkpoint, State};
use super::done::Done;
use super::repeat::repeated;
use crate::error::Error;
use crate::error::resume::ResumeError;
use crate::request::resume::{Digest, Digester};

/// In order, inputs up to so many times the concurrency behind the one that is waited for are
/// asked.
const HELD_BACK: u64 = 8;

/// How a bulk works.
pub(crate) struct Options {
    pub(crate) concurrency: usize,
    pub(crate) in_order: bool,
    pub(crate) keeps_going: bool,
    pub(crate) look_ahead: usize,
}

/// What comes out of a bulk.
pub(crate) type Item<Id, T> = (Id, Result<T, Error>);

/// What inputs have in common that are asked once, from an input and its text.
pub(crate) type Key<'a, Id> = Box<dyn Fn(&Id, String) -> String + Send + 'a>;

/// The inputs of a bulk and what became of them.
pub(crate) struct Queue<'a, Id, T> {
    pub(crate) options: Options,
    inputs: Fuse<Box<dyn Iterator<Item = Id> + Send + 'a>>,
    key: Key<'a, Id>,
    is_exhausted: bool,
    /// How many inputs were read, and their digest.
    read: u64,
    digester: Digester,
    /// What is to be asked, in the order of first occurrence.
    waiting: VecDeque<Digest>,
    /// The occurrences of what is waiting or on its way.
    occurrences: HashMap<Digest, Vec<(u64, Id)>>,
    /// How many are on their way.
    on_the_way: usize,
    /// How many inputs were read and did not come out.
    held: usize,
    /// Results that did not come out yet.
    ready: BTreeMap<u64, Item<Id, T>>,
    done: Done,
    is_stopped: bool,
    /// Why it stopped, to come out last.
    stopped_by: Option<Item<Id, T>>,
}

impl<'a, Id: Clone + fmt::Display, T: Clone> Queue<'a, Id, T> {
    pub(crate) fn new(inputs: Box<dyn Iterator<Item = Id> + Send + 'a>, key: Key<'a, Id>) -> Self {
        Self {
            options: Options {
                concurrency: CONCURRENCY,
                in_order: true,
                keeps_going: false,
                look_ahead: usize::MAX,
            },
            inputs: inputs.fuse(),
            key,
            is_exhausted: false,
            read: 0,
            digester: Digester::default(),
            waiting: VecDeque::new(),
            occurrences: HashMap::new(),
            on_the_way: 0,
            held: 0,
            ready: BTreeMap::new(),
            done: Done::default(),
            is_stopped: false,
            stopped_by: None,
        }
    }

    /// Reads the inputs of a checkpoint and leaves out those that were done.
    pub(crate) fn resume(&mut self, checkpoint: &Checkpoint) -> Result<(), ResumeError> {
        let State {
            read, digest, done, ..
        } = &checkpoint.0;
        self.done = done.clone();
        while self.read < *read && self.read_one() {}
        if self.read != *read || self.digester.digest() != *digest {
            return Err(ResumeError::OtherInputs { inputs: *read });
        }
        Ok(())
    }

    pub(crate) fn checkpoint(&self) -> Checkpoint {
        Checkpoint(State {
            read: self.read,
            digest: self.digester.digest(),
            done: self.done.clone(),
            is_finished: self.is_exhausted && self.done.below() == self.read,
        })
    }

    /// What is to be asked next, as far as the options let it be asked now.
    pub(crate) fn ask(&mut self) -> Option<(Digest, Id)> {
        if self.is_stopped || self.on_the_way >= self.options.concurrency {
            return None;
        }
        while self.held < self.options.look_ahead && self.read_one() {}
        let key = *self.waiting.front()?;
        let (index, id) = self.occurrences.get(&key)?.first()?.clone();
        let ahead = HELD_BACK.saturating_mul(self.options.concurrency as u64);
        if self.options.in_order && index >= self.done.below().saturating_add(ahead) {
            return None;
        }
        self.waiting.pop_front();
        self.on_the_way += 1;
        Some((key, id))
    }

    /// Takes the answer to what was asked.
    pub(crate) fn answer(&mut self, key: Digest, result: Result<T, Error>) {
        self.on_the_way -= 1;
        let occurrences = self.occurrences.remove(&key).unwrap_or_default();
        let concerns_all = matches!(&result, Err(error) if error.concerns_every_request());
        if concerns_all && !self.options.keeps_going {
            self.is_stopped = true;
            self.held -= occurrences.len();
            let first = occurrences.into_iter().next();
            if self.stopped_by.is_none() {
                self.stopped_by = first.map(|(_, id)| (id, result));
            }
            return;
        }
        let mut occurrences = occurrences.into_iter().peekable();
        while let Some((index, id)) = occurrences.next() {
            if occurrences.peek().is_none() {
                self.ready.insert(index, (id, result));
                break;
            }
            let clone = match &result {
                Ok(value) => Ok(value.clone()),
                Err(error) => Err(repeated(error)),
            };
            self.ready.insert(index, (id, clone));
        }
    }

    /// What comes out next, if it is there.
    pub(crate) fn give(&mut self) -> Option<Item<Id, T>> {
        let is_settled = self.is_stopped && self.on_the_way == 0;
        if let Some(first) = self.ready.first_entry()
            && (!self.options.in_order || *first.key() == self.done.below() || is_settled)
        {
            let (index, item) = first.remove_entry();
            self.done.insert(index);
            self.held -= 1;
            return Some(item);
        }
        self.stopped_by.take_if(|_| is_settled)
    }

    /// Reads one input; `false` after the last.
    fn read_one(&mut self) -> bool {
        let Some(id) = self.inputs.next() else {
            self.is_exhausted = true;
            return false;
        };
        let text = id.to_string();
        self.digester.add(text.as_bytes());
        let index = self.read;
        self.read += 1;
        if !self.done.contains(index) {
            let key = Digest::of([(self.key)(&id, text)]);
            let occurrences = self.occurrences.entry(key).or_default();
            if occurrences.is_empty() {
                self.waiting.push_back(key);
            }
            occurrences.push((index, id));
            self.held += 1;
        }
        true
    }
}
