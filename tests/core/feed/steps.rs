//! A large file is read in steps.

use freehold::feed::{File, Progress, ReadOptions, read};

use super::sample;

#[test]
fn steps_of_any_size_give_the_same_report() {
    for path in [
        "aws/c7n-subnets-13-overlap-ampersand.json",
        "vendor-shapes/ListIpamResourceCidrs.json",
        "made/freehold-feed-history.json",
        "aws/INVALID-cli-doc-subnets-2.json",
    ] {
        let bytes = sample(path);
        let whole = read(path, &bytes);
        for size in [1, 2, 7, 1_000] {
            let file = File::new(path, &bytes);
            let mut reader = file.reader(&ReadOptions::default());
            while reader.step(size) != Progress::Done {}
            assert_eq!(reader.finish(), whole, "{path} in steps of {size}");
        }
    }
}

#[test]
fn progress_moves_on_through_the_file() {
    let bytes = sample("aws/c7n-subnets-13-overlap-ampersand.json");
    let file = File::new("x", &bytes);
    let mut reader = file.reader(&ReadOptions::default());
    let mut last = 0;
    let mut steps = 0;
    while let Progress::At(byte) = reader.step(1) {
        assert!(byte > last && byte <= bytes.len());
        last = byte;
        steps += 1;
    }
    assert_eq!(steps, 13);
    assert_eq!(reader.finish().records, 13);
}
