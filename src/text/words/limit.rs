//! What the quotas limit.

words! {
    /// Quotas in words.
    Limit {
        ipams: "IPAMs per managed region" | "每个托管地域的 IPAM 数";
        scopes: "scopes per IPAM" | "每个 IPAM 的作用范围数";
        depth: "levels of a pool hierarchy" | "地址池的层级数";
        cidrs: "provisioned CIDRs per pool" | "每个地址池的已预置 CIDR 数";
        sub_pools: "sub-pools per pool" | "每个地址池的子地址池数";
        pools: "pools per private scope" | "每个私网作用范围的地址池数";
        discoveries: "resource discoveries per region" | "每个地域的资源发现数";
        pool_shares: "accounts that one pool is shared with" | "单个地址池可共享的账号数";
        discovery_shares: "accounts that one resource discovery is shared with" | "单个资源发现可共享的账号数";
        shared_pools: "pools shared with one account" | "共享给单个账号的地址池数";
        shared_discoveries: "resource discoveries shared with one account" | "共享给单个账号的资源发现数";
        public_pools: "public IPv6 top-level pools per region and line" | "每个地域每条线路的公网 IPv6 顶级地址池数";
        public_cidrs: "CIDRs per public IPv6 top-level pool" | "每个公网 IPv6 顶级地址池的 CIDR 数";
        members: "managed member accounts" | "受管成员账号数";
    }
}
