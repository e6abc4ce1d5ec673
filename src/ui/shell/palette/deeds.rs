//! Where one can go and what one can do from the palette.

use leptos::prelude::*;

use super::entry::{Choice, Entry, Group};
use crate::text::{Language, Words};
use crate::ui::language::{UseWords, use_words};
use crate::ui::parts::Icon;
use crate::ui::route::{Area, Place, Query, Route};
use crate::ui::shell::nav::{area_icon, area_word};
use crate::ui::show::{Run, use_export, use_run};
use crate::ui::theme::{Theme, use_theme};

/// What the page offers to do. Made once; small and `Copy`.
#[derive(Clone, Copy)]
pub struct Deeds {
    run: Run,
    words: UseWords,
    theme: RwSignal<Theme>,
    export: Callback<()>,
    keys: RwSignal<bool>,
}

impl Deeds {
    /// From the page's contexts; `keys` opens the list of keys.
    pub fn new(keys: RwSignal<bool>) -> Deeds {
        Deeds { run: use_run(), words: use_words(), theme: use_theme(), export: use_export(), keys }
    }

    /// The pages, and the things to do, of whose names each word is a part.
    pub fn matching(self, text: &str, words: &'static Words) -> Vec<Entry> {
        let wanted = text.to_lowercase();
        let wanted: Vec<&str> = wanted.split_whitespace().collect();
        let mut entries = self.places(words);
        entries.extend(self.acts(words));
        entries.retain(|entry| {
            let title = entry.title.to_lowercase();
            wanted.iter().all(|word| title.contains(word))
        });
        entries
    }

    fn places(self, words: &'static Words) -> Vec<Entry> {
        Area::VENDOR
            .into_iter()
            .chain(Area::OURS)
            .map(|area| Entry {
                group: Group::Go,
                icon: area_icon(area),
                title: area_word(words, area).to_owned(),
                block: None,
                note: String::new(),
                choice: Choice::Open(area.route().into()),
            })
            .collect()
    }

    fn acts(self, words: &'static Words) -> Vec<Entry> {
        let said = &words.palette;
        let open = |icon, title, place| act(icon, title, Choice::Open(place));
        let run = |icon, title, deed: Callback<()>| act(icon, title, Choice::Run(deed));
        let theme = self.theme;
        let themed = move |choice| Callback::new(move |()| theme.set(choice));
        let speak = move |language: Language| {
            let words = self.words;
            Callback::new(move |()| words.choose(language))
        };
        let (steps, keys) = (self.run, self.keys);
        vec![
            open(Icon::Plus, said.create_ipam, asked(Route::Ipams)),
            open(Icon::Plus, said.create_scope, asked(Route::Scopes)),
            open(Icon::Plus, said.create_pool, Route::PoolNew.into()),
            open(Icon::Planner, words.planned.create, Route::VpcNew.into()),
            open(Icon::Plus, said.create_discovery, asked(Route::Discoveries)),
            open(Icon::Import, said.import, Route::ImportExport.into()),
            run(Icon::Download, said.export, self.export),
            run(Icon::Undo, said.undo, Callback::new(move |()| steps.undo())),
            run(Icon::Redo, said.redo, Callback::new(move |()| steps.redo())),
            run(Icon::Theme, said.light, themed(Theme::Light)),
            run(Icon::Theme, said.dark, themed(Theme::Dark)),
            run(Icon::Theme, said.system, themed(Theme::System)),
            run(Icon::Language, said.english, speak(Language::English)),
            run(Icon::Language, said.chinese, speak(Language::Chinese)),
            run(Icon::Help, said.keys, Callback::new(move |()| keys.set(true))),
        ]
    }
}

fn act(icon: Icon, title: &str, choice: Choice) -> Entry {
    let (block, note) = (None, String::new());
    Entry { group: Group::Act, icon, title: title.to_owned(), block, note, choice }
}

/// The page with its "create" dialog open.
fn asked(route: Route) -> Place {
    let mut query = Query::new();
    query.set("create", String::new());
    route.with(query)
}
