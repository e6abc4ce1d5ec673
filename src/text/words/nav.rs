//! Names of places.

words! {
    /// Pages and tabs, as the navigation names them.
    Nav {
        product: "Freehold" | "Freehold";
        main: "Main" | "主导航";
        tabs: "Tabs" | "标签页";
        breadcrumb: "Breadcrumb" | "面包屑";
        welcome: "Welcome" | "欢迎";
        ipam: "IPAM" | "IPAM";
        scopes: "IPAM Scope" | "IPAM 作用范围";
        pools: "IPAM Pool" | "IPAM 地址池";
        discoveries: "Resource Discovery" | "资源发现";
        members: "Multi-account Management" | "多账号管理";
        overview: "Overview" | "总览";
        resources: "Resources" | "资源";
        space: "IP Space" | "IP 空间";
        planner: "Planner" | "规划";
        import_export: "Import & Export" | "导入与导出";
        activity: "Activity" | "操作记录";
        settings: "Settings" | "设置";
        parts: "Parts" | "组件";
        not_found: "Nothing here" | "页面不存在";
        create_pool: "Create IPAM Pool" | "创建 IPAM 地址池";
        vpc: "VPC" | "VPC";
        vswitch: "vSwitch" | "交换机";
        tab_basic: "Basic Information" | "基本信息";
        tab_regions: "Effective Region" | "生效地域";
        tab_discoveries: "Associated Resource Discovery" | "关联资源发现";
        tab_scopes: "Scope" | "作用范围";
        tab_overview: "Overview" | "概览";
        tab_resources: "Resource Management" | "资源管理";
        tab_pools: "Address Pool" | "地址池";
        tab_charts: "Monitoring Chart" | "监控图表";
        tab_details: "Details" | "详情";
        tab_cidrs: "CIDR" | "CIDR";
        tab_allocations: "Allocation" | "分配";
        tab_space: "IP Space Visualization" | "IP 空间可视化";
        tab_rules: "Compliance Rules" | "合规规则";
        tab_pool_resources: "Resource" | "资源";
        tab_hierarchy: "Sub-pool Hierarchy" | "子地址池层级";
        tab_sharing: "Share Management" | "共享管理";
        tab_discovered: "Discovered Resources" | "已发现资源";
        tab_addresses: "IP Resource Information" | "IP 资源信息";
        tab_accounts: "Associated Accounts/IPAM" | "关联账号/IPAM";
        tab_vpc_details: "VPC Details" | "VPC 详情";
        tab_resource_cidr: "Resource CIDR" | "资源 CIDR";
        tab_compliance: "Compliance" | "合规";
    }
}
