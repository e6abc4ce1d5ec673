//! The macro that declares words in both languages at once.

/// Declares a group of words: a name, the English and the Chinese.
///
/// ```text
/// words! {
///     /// The list of pools.
///     Pools {
///         title: "IPAM Pool" | "IPAM 地址池";
///         free_in(pool: &str): "Free space in {pool}" | "{pool} 中的空闲空间";
///         found(n: &str): "{n} pool" / "{n} pools" | "{n} 个地址池";
///     }
/// }
/// ```
///
/// A word with arguments is a function that gives a `String`. Where English tells one from many,
/// write both with `/`: the first is taken where the first argument, a formatted number, is `1`.
macro_rules! words {
    (
        $(#[$doc:meta])*
        $group:ident {
            $(
                $name:ident $(($($arg:ident: $ty:ty),+ $(,)?))? :
                $english:literal $(/ $many:literal)? | $chinese:literal ;
            )*
        }
    ) => {
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $group {
            $(
                #[doc = concat!("“", $english, "”")]
                pub $name: words!(@type $(($($ty),+))?),
            )*
        }

        impl $group {
            /// In English.
            pub const ENGLISH: $group = $group {
                $($name: words!(@english $english $(/ $many)? $(; $($arg: $ty),+)?),)*
            };

            /// In Chinese.
            pub const CHINESE: $group = $group {
                $($name: words!(@chinese $chinese $(; $($arg: $ty),+)?),)*
            };

            /// Name, English and Chinese as written here, for tests.
            pub const WRITTEN: &'static [(&'static str, &'static str, &'static str)] =
                &[$((stringify!($name), $english, $chinese),)*];
        }
    };
    (@type) => { &'static str };
    (@type ($($ty:ty),+)) => { fn($($ty),+) -> String };
    (@english $english:literal) => { $english };
    (@english $english:literal ; $($arg:ident: $ty:ty),+) => {{
        fn word($($arg: $ty),+) -> String { format!($english) }
        word
    }};
    (@english $english:literal / $many:literal ; $first:ident: $first_ty:ty $(, $arg:ident: $ty:ty)*) => {{
        fn word($first: $first_ty $(, $arg: $ty)*) -> String {
            if $first == "1" { format!($english) } else { format!($many) }
        }
        word
    }};
    (@chinese $chinese:literal) => { $chinese };
    (@chinese $chinese:literal ; $($arg:ident: $ty:ty),+) => {{
        fn word($($arg: $ty),+) -> String {
            // A label beside a number has one form in Chinese, and needs none of these.
            $(let _ = $arg;)+
            format!($chinese)
        }
        word
    }};
}
