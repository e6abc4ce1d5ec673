//! Reading files between frames, with how far it has come, until it is done or stopped.

use leptos::prelude::*;

use crate::feed::{File, Progress, ReadOptions, Report};
use crate::ui::browser::{self, file::NamedBytes};
use crate::ui::preference;
use crate::ui::show::to_region;

use super::session::{Session, region_asked, region_memory};

/// Records read between two frames.
const STEP: usize = 2_000;

impl Session {
    /// Reads a file between frames, so that the page stays responsive, and says how far it has
    /// come. `None` where it is not wanted any more.
    pub(super) async fn in_steps(
        self,
        file: &NamedBytes,
        options: &ReadOptions,
        round: u32,
    ) -> Option<Report> {
        let opened = File::new(&file.name, &file.bytes);
        let mut reader = opened.reader(options);
        while let Progress::At(byte) = reader.step(STEP) {
            let percent = byte.saturating_mul(100) / file.bytes.len().max(1);
            self.progress.try_set(Some(percent));
            browser::next_frame().await;
            if self.round.try_get_value() != Some(round) {
                return None;
            }
        }
        Some(reader.finish())
    }

    /// Reads a file that was just dropped. Where it does not say its region, the answer given for
    /// the last such file of the same cloud is tried, and handed out with the report.
    pub(super) async fn first_reading(
        self,
        file: NamedBytes,
        round: u32,
    ) -> Option<(NamedBytes, Option<String>, Report)> {
        let mut options = ReadOptions::default();
        let report = self.in_steps(&file, &options, round).await?;
        let remembered: Option<String> =
            region_asked(&report).and_then(|provider| preference::read(&region_memory(provider)));
        let Some(value) = remembered else { return Some((file, None, report)) };
        options.region = to_region(&value);
        let report = self.in_steps(&file, &options, round).await?;
        Some((file, Some(value), report))
    }

    /// One file less is being read; `None` where the page is gone.
    pub(super) fn done_reading(self) -> Option<()> {
        self.progress.try_set(None);
        self.reading.try_update(|reading| *reading -= 1)
    }

    /// Stops reading. What was read before stays.
    pub fn stop_reading(self) {
        self.round.update_value(|round| *round = round.wrapping_add(1));
    }

    /// How much of a file that takes more than a moment has been read, in per cent.
    pub fn progress(self) -> Option<usize> {
        self.progress.get().filter(|_| self.is_reading())
    }

    /// True while files are read.
    pub fn is_reading(self) -> bool {
        self.reading.get() > 0
    }
}
