//! Work on all cores whose result does not depend on how many there are.

use std::convert::Infallible;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

/// Does the work for each item, and gives the results in the order of the items.
///
/// # Errors
/// The error of the first item that has one; after an error nothing new is begun.
pub fn try_map<Items, Output, Error>(
    items: Items,
    work: impl Fn(Items::Item) -> Result<Output, Error> + Sync,
) -> Result<Vec<Output>, Error>
where
    Items: IntoIterator<IntoIter: ExactSizeIterator + Send>,
    Output: Send,
    Error: Send,
{
    let items = items.into_iter();
    let threads = cores().min(items.len());
    let queue = Mutex::new(items.enumerate());
    let failed = AtomicBool::new(false);
    let take_turns = || {
        let mut done = Vec::new();
        while !failed.load(Ordering::Relaxed) {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
            let Some((at, item)) = next else { break };
            let result = work(item);
            if result.is_err() {
                failed.store(true, Ordering::Relaxed);
            }
            done.push((at, result));
        }
        done
    };
    let mut done = thread::scope(|scope| {
        let helpers: Vec<_> = (1..threads).map(|_| scope.spawn(take_turns)).collect();
        let mut done = take_turns();
        for helper in helpers {
            match helper.join() {
                Ok(more) => done.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        done
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}

/// Does the work for each item, and gives the results in the order of the items.
pub fn map<Items, Output>(items: Items, work: impl Fn(Items::Item) -> Output + Sync) -> Vec<Output>
where
    Items: IntoIterator<IntoIter: ExactSizeIterator + Send>,
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
