//! What objects are called within a sentence.

words! {
    /// Names for objects without one, and a noun before each name.
    Naming {
        private_default: "private-default" | "默认私网作用范围";
        public_default: "public-default" | "默认公网作用范围";
        default_discovery(region: &str): "default discovery ({region})" | "默认资源发现（{region}）";
        private_default_scope: "scope private-default" | "默认私网作用范围";
        public_default_scope: "scope public-default" | "默认公网作用范围";
        cidr_of_pool(cidr: &str, pool: &str): "{cidr} of pool {pool}" | "地址池 {pool} 的 {cidr}";
        cidr_of(cidr: &str, of: &str): "{cidr} of {of}" | "{of} 的 {cidr}";
        association_of(discovery: &str, ipam: &str): "{discovery} with {ipam}" | "{discovery} 与 {ipam}";
        gone_resource: "a resource that is gone" | "已不存在的资源";
        ipam(name: &str): "IPAM {name}" | "IPAM {name}";
        scope(name: &str): "scope {name}" | "作用范围 {name}";
        pool(name: &str): "pool {name}" | "地址池 {name}";
        sub_pool(name: &str): "sub-pool {name}" | "子地址池 {name}";
        pool_cidr(name: &str): "CIDR {name}" | "CIDR {name}";
        allocation(name: &str): "allocation {name}" | "分配 {name}";
        custom(name: &str): "custom allocation {name}" | "自定义分配 {name}";
        discovery(name: &str): "resource discovery {name}" | "资源发现 {name}";
        association(name: &str): "association of {name}" | "{name} 的关联";
        source(name: &str): "source {name}" | "数据来源 {name}";
        resource(name: &str): "resource {name}" | "资源 {name}";
        vpc(name: &str): "VPC {name}" | "VPC {name}";
        reference_set(name: &str): "reference set {name}" | "参考集 {name}";
        vswitch(name: &str): "VSwitch {name}" | "交换机 {name}";
        with_cidr(name: &str, cidr: &str): "{name} ({cidr})" | "{name}（{cidr}）";
        an_ipam: "an IPAM" | "一个 IPAM";
        a_scope: "a scope" | "一个作用范围";
        a_pool: "a pool" | "一个地址池";
        a_pool_cidr: "a CIDR" | "一个 CIDR";
        an_allocation: "an allocation" | "一个分配";
        a_discovery: "a resource discovery" | "一个资源发现";
        an_association: "an association" | "一个关联";
        a_source: "a source" | "一个数据来源";
        a_resource: "a resource" | "一个资源";
        a_reference_set: "a reference set" | "一个参考集";
        and_more(listed: &str, n: &str): "{listed} and {n} more" | "{listed}等（另有 {n} 个）";
    }
}
