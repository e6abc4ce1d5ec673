//! Names of providers.

words! {
    /// Who runs a region.
    Place {
        alibaba: "Alibaba Cloud" | "阿里云";
        aws: "AWS" | "AWS";
        azure: "Azure" | "Azure";
        google: "Google Cloud" | "Google Cloud";
        tencent: "Tencent Cloud" | "腾讯云";
        other: "Other" | "其他";
        at(provider: &str, region: &str): "{provider} · {region}" | "{provider} · {region}";
    }
}
