//! The pattern of the blocking client: what both clients have is written once.

/// Defines methods of an async type, and the same on its blocking twin, which has the async value
/// in its field `inner` and what drives it in `runtime`.
///
/// An option (`self` by value) changes the async value; on the twin it is passed on. A method that
/// makes something (`&self`) names what it gives, and the type in the module `blocking` that the
/// twin gives.
///
/// ```text
/// twins! {
///     impl[A: Scannable] Scan<A>, blocking::Scan<A> {
///         /// Limits the time of the whole upload.
///         pub fn timeout(self, limit: Duration) {
///             self.timeout = Some(limit);
///         }
///     }
///     impl[] Files, resources::blocking::Files {
///         /// Uploads a file.
///         pub fn scan(&self, source: impl Into<UploadSource>) -> Scan<Analysis>, Scan<Analysis> {
///             Scan::new(&self.client, source.into())
///         }
///     }
/// }
/// ```
macro_rules! twins {
    () => {};
    (
        impl[$($generics:tt)*] $async:ty, $blocking:ty {
            $(
                $(#[$meta:meta])*
                pub fn $name:ident($this:ident $(, $argument:ident: $type:ty)* $(,)?) $body:block
            )+
        }
        $($rest:tt)*
    ) => {
        impl<$($generics)*> $async {
            $(
                $(#[$meta])*
                pub fn $name(mut $this $(, $argument: $type)*) -> Self {
                    $body
                    $this
                }
            )+
        }

        impl<$($generics)*> $blocking {
            $(
                $(#[$meta])*
                pub fn $name(mut $this $(, $argument: $type)*) -> Self {
                    $this.inner = $this.inner.$name($($argument),*);
                    $this
                }
            )+
        }

        $crate::request::twins::twins! { $($rest)* }
    };
    (
        impl[$($generics:tt)*] $async:ty, $blocking:ty {
            $(
                $(#[$meta:meta])*
                pub fn $name:ident(&$this:ident $(, $argument:ident: $type:ty)* $(,)?)
                -> $made:ty, $twin:ident $(<$($of:ty),*>)? $body:block
            )+
        }
        $($rest:tt)*
    ) => {
        impl<$($generics)*> $async {
            $(
                $(#[$meta])*
                pub fn $name(&$this $(, $argument: $type)*) -> $made $body
            )+
        }

        impl<$($generics)*> $blocking {
            $(
                $(#[$meta])*
                pub fn $name(&$this $(, $argument: $type)*) -> blocking::$twin $(<$($of),*>)? {
                    blocking::$twin::new($this.inner.$name($($argument),*), $this.runtime.clone())
                }
            )+
        }

        $crate::request::twins::twins! { $($rest)* }
    };
}

pub(crate) use twins;
