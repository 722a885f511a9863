//! Work on all cores whose result does not depend on how many there are.

use std::convert::Infallible;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rayon::ThreadPoolBuilder;
use rayon::iter::{ParallelBridge as _, ParallelIterator as _};

/// Does the work for each item, and gives the results in the order of the items.
///
/// # Errors
/// The error of the first item that has one; after an error nothing new is begun.
pub fn try_map<Items, Output, Error>(
    items: Items,
    work: impl Fn(Items::Item) -> Result<Output, Error> + Sync,
) -> Result<Vec<Output>, Error>
where
    Items: IntoIterator<Item: Send, IntoIter: Send>,
    Output: Send,
    Error: Send,
{
    let failed = AtomicBool::new(false);
    // The items are taken one after the other, so what comes before an error has been begun.
    let items = items.into_iter().enumerate().par_bridge();
    let mut done: Vec<_> = items
        .filter_map(|(at, item)| {
            if failed.load(Ordering::Relaxed) {
                return None;
            }
            let result = work(item);
            if result.is_err() {
                failed.store(true, Ordering::Relaxed);
            }
            Some((at, result))
        })
        .collect();
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Frees something of many parts beside other work: for a small service that takes as long as to
/// write it.
pub fn drop_beside(value: impl Send + 'static) {
    rayon::spawn(move || drop(value));
}

/// Lets the current thread work as well, where others would wait for the helpers: some take longer
/// to wake up than small work takes.
///
/// To be called before any work, once in the life of the process.
pub fn work_here() {
    let pool = ThreadPoolBuilder::new().num_threads(cores());
    // If there are helpers already, they do the work.
    let _ = pool.use_current_thread().build_global();
}

/// Does the work for each item, and gives the results in the order of the items.
pub fn map<Items, Output>(items: Items, work: impl Fn(Items::Item) -> Output + Sync) -> Vec<Output>
where
    Items: IntoIterator<Item: Send, IntoIter: Send>,
    Output: Send,
{
    let Ok(done) = try_map(items, |item| Ok::<_, Infallible>(work(item)));
    done
}

/// How much is worth doing at once.
#[must_use]
pub fn cores() -> usize {
    *CORES
}

/// Asked once: the answer takes a dozen reads of the system's files.
static CORES: LazyLock<usize> =
    LazyLock::new(|| thread::available_parallelism().map_or(1, usize::from));

#[cfg(test)]
mod tests {
    use super::try_map;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1_000).collect();
        assert_eq!(try_map(&items, |item| Ok::<_, ()>(*item)), Ok(items));
        assert_eq!(try_map([0; 0], |item: u8| Ok::<_, ()>(item)), Ok(vec![]));
    }

    #[test]
    fn the_first_error_is_told() {
        let items: Vec<usize> = (0..1_000).collect();
        assert_eq!(
            try_map(&items, |item| if *item < 7 { Ok(()) } else { Err(*item) }),
            Err(7)
        );
    }
}
