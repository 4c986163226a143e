//! What belongs to what: the collections and to-one relationships that requests have changed.
//!
//! Made-up members are computed; here is what requests have added and removed.

use std::collections::{HashMap, HashSet};

use super::World;
use crate::samples::object::Key;

/// An object and the name of one of its relationships. The collection of all objects of a type is
/// that of `Key { tag, "" }` with no name.
type Relation = (Key, String);

/// Changes of memberships.
#[derive(Debug, Default)]
pub(super) struct Memberships {
    /// Oldest first.
    added: HashMap<Relation, Vec<Key>>,
    taken: HashMap<Relation, HashSet<Key>>,
    one: HashMap<Relation, Key>,
}

fn relation(subject: &Key, relationship: &str) -> Relation {
    (subject.clone(), relationship.to_owned())
}

/// The place of the collection of all objects of a type.
fn everything(tag: &str) -> Key {
    Key::new(tag, "")
}

impl World {
    /// Puts an object into a collection, as its newest; one that is there already stays where it
    /// is.
    pub(crate) fn add(&mut self, subject: &Key, relationship: &str, key: Key) {
        let relation = relation(subject, relationship);
        let was_taken = self
            .memberships
            .taken
            .get_mut(&relation)
            .is_some_and(|taken| taken.remove(&key));
        let added = self.memberships.added.entry(relation).or_default();
        if was_taken {
            added.retain(|known| *known != key);
        }
        if !added.contains(&key) {
            added.push(key);
        }
    }

    /// Puts an object into the collection of its type.
    pub(crate) fn list_newest(&mut self, key: &Key) {
        self.add(&everything(&key.tag), "", key.clone());
    }

    /// Takes an object out of a collection; the object stays.
    pub(crate) fn take(&mut self, subject: &Key, relationship: &str, key: Key) {
        let taken = &mut self.memberships.taken;
        taken
            .entry(relation(subject, relationship))
            .or_default()
            .insert(key);
    }

    /// Makes an object the one of a to-one relationship.
    pub(crate) fn set_one(&mut self, subject: &Key, relationship: &str, key: Key) {
        self.memberships
            .one
            .insert(relation(subject, relationship), key);
    }

    /// What requests have added to a collection, and not removed.
    pub(crate) fn added_to(&self, subject: &Key, relationship: &str) -> Vec<Key> {
        self.list(subject, relationship, Vec::new())
    }

    /// Every object of a type, the newest first.
    pub(crate) fn all(&self, tag: &str) -> Vec<Key> {
        self.list(&everything(tag), "", self.samples.pool(tag))
    }

    /// The objects of a relationship, the newest first.
    pub(crate) fn related(&self, subject: &Key, relationship: &str, tag: &str) -> Vec<Key> {
        let samples = if self.created.contains(subject) {
            Vec::new()
        } else {
            self.samples.related(subject, relationship, tag)
        };
        self.list(subject, relationship, samples)
    }

    fn list(&self, subject: &Key, relationship: &str, samples: Vec<Key>) -> Vec<Key> {
        let relation = relation(subject, relationship);
        let added = self.memberships.added.get(&relation);
        let taken = self.memberships.taken.get(&relation);
        let mut keys: Vec<Key> = added.into_iter().flatten().rev().cloned().collect();
        // A made-up member that was added again comes once, at its newer place.
        let old = |key: &Key| !added.is_some_and(|added| added.contains(key));
        keys.extend(samples.into_iter().filter(old));
        keys.retain(|key| {
            !self.removed.contains(key) && !taken.is_some_and(|taken| taken.contains(key))
        });
        keys
    }

    /// The object of a to-one relationship.
    pub(crate) fn related_one(&self, subject: &Key, relationship: &str, tag: &str) -> Option<Key> {
        if let Some(key) = self.memberships.one.get(&relation(subject, relationship)) {
            return (!self.removed.contains(key)).then(|| key.clone());
        }
        if relationship == "item"
            && let Some(item) = self.analysis_item(subject)
        {
            return Some(item);
        }
        let key = self.samples.related_one(subject, relationship, tag)?;
        self.key(&key.tag, &key.id)
    }
}
