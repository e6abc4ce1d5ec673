//! The dictionary: one group of words a file.

/// Lists the groups: the field of [`Words`], and the type that the file of that name declares.
macro_rules! dictionary {
    ($($group:ident: $Type:ident),* $(,)?) => {
        $(mod $group; pub use $group::$Type;)*

        /// Everything the page says, in one language.
        #[derive(Debug)]
        pub struct Words {
            $(
                #[doc = concat!("See [`", stringify!($Type), "`].")]
                pub $group: $Type,
            )*
        }

        impl Words {
            /// In English.
            pub const ENGLISH: Words = Words { $($group: $Type::ENGLISH),* };
            /// In Chinese.
            pub const CHINESE: Words = Words { $($group: $Type::CHINESE),* };
        }

        /// Group, name, English and Chinese of every word, as written in the files.
        pub fn written()
        -> impl Iterator<Item = (&'static str, &'static str, &'static str, &'static str)> {
            let groups = [$((stringify!($group), $Type::WRITTEN)),*];
            groups.into_iter().flat_map(|(group, words)| {
                words.iter().map(move |(name, english, chinese)| (group, *name, *english, *chinese))
            })
        }
    };
}

dictionary! {
    action: Action,
    activity: Activity,
    chart: Chart,
    clock: Clock,
    confirm: Confirm,
    conflict: Conflict,
    deed: Deed,
    discoveries: Discoveries,
    fault: Fault,
    form: Form,
    found: Found,
    glossary: Glossary,
    gone: Gone,
    import: Import,
    ipams: Ipams,
    keeping: Keeping,
    keys: Keys,
    layout: Layout,
    limit: Limit,
    naming: Naming,
    nav: Nav,
    network: Network,
    offer: Offer,
    paging: Paging,
    palette: Palette,
    part: Part,
    people: People,
    place: Place,
    planned: Planned,
    pools: Pools,
    refused: Refused,
    rows: Rows,
    scope_page: ScopePage,
    scopes: Scopes,
    shell: Shell,
    status: Status,
    table: Table,
    term: Term,
    told: Told,
    welcome: Welcome,
}
