//! What is worth saying about a command that was done.

words! {
    /// Notes.
    Told {
        auto_imported(what: &str, pool: &str): "Automatic import allocated {what} from pool {pool}." | "自动导入已从地址池 {pool} 分配 {what}。";
        auto_imports_one: "Automatic import allocates the CIDR of a VPC." | "自动导入将分配一个 VPC 的 CIDR。";
        hits(cidr: &str, what: &str): "{cidr} intersects {what}, which was discovered and is not allocated from a pool. Check that this is meant." | "{cidr} 与已发现但未从地址池分配的 {what} 相交，请确认是否符合预期。";
        hits_one(cidr: &str): "{cidr} intersects a discovered resource that is not allocated from a pool. Check that this is meant." | "{cidr} 与一个已发现但未从地址池分配的资源相交，请确认是否符合预期。";
        shared_space(cidr: &str): "{cidr} lies in shared address space, 100.64.0.0/10, which cloud services use as well. Check that nothing else uses it." | "{cidr} 位于共享地址空间 100.64.0.0/10，云服务也会使用该网段。请确认没有冲突。";
        breaks_rules(what: &str, pool: &str): "{what} breaks the rules of pool {pool}." | "{what} 不符合地址池 {pool} 的规则。";
        breaks_rule(what: &str, pool: &str, rule: &str): "{what} breaks the rules of pool {pool}: {rule}." | "{what} 不符合地址池 {pool} 的规则：{rule}。";
        one_breaks_rules: "The CIDR of a VPC breaks the rules of its pool." | "一个 VPC 的 CIDR 不符合其地址池的规则。";
        took_over(cidr: &str, planned: &str, what: &str): "{cidr}, planned as {planned}, is {what} now." | "规划为 {planned} 的 {cidr} 现为 {what}。";
        took_over_one(cidr: &str, planned: &str): "{cidr}, planned as {planned}, really exists now." | "规划为 {planned} 的 {cidr} 现已实际存在。";
        released_gone(cidr: &str, what: &str): "{cidr} was released, because {what} does not have it any more." | "{cidr} 已释放，因为 {what} 不再拥有该网段。";
        released_gone_one(cidr: &str): "{cidr} was released, because its VPC is gone." | "{cidr} 已释放，因为其 VPC 已不存在。";
    }
}
