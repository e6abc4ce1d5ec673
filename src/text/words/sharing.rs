//! Words of sharing: share units, share files and return files, and what others share.

words! {
    /// What is said of sharing.
    Sharing {
        units: "Share units" | "共享单元";
        unit: "Share Unit" | "共享单元";
        principal: "Principal" | "使用者";
        shared_since: "Shared Since" | "共享时间";
        create: "Create Resource Share" | "创建资源共享";
        create_lead_pool: "The accounts can allocate from this pool. Hand each of them its share file; what they take comes back as a return file." | "这些账号可以从此地址池分配。请将共享文件交给各账号；其占用的网段会通过回传文件返回。";
        create_lead_discovery: "The accounts can see what this resource discovery found, and associate it with an IPAM of the same managed region. Hand each of them its share file." | "这些账号可查看此资源发现的内容，并将其关联到相同托管地域的 IPAM。请将共享文件交给各账号。";
        principals: "Principals" | "使用者账号";
        name_help: "Of the share unit, for your own lists." | "共享单元的名称，仅供自己查看。";
        nobody: "Shared with nobody" | "未共享给任何账号";
        nobody_pool: "Share the pool with another account, so that it can allocate from it." | "共享给其他账号后，该账号可以从此地址池分配。";
        nobody_discovery: "Share the resource discovery with another account, so that its IPAM can see these resources." | "共享给其他账号后，其 IPAM 可以查看这些资源。";
        share_file: "Download share file" | "下载共享文件";
        share_file_for(account: &str): "Download share file for {account}" | "下载面向 {account} 的共享文件";
        next_share_file: "Download the next share file" | "下载下一份共享文件";
        withdrawal_file: "Download withdrawal file" | "下载撤回文件";
        return_file: "Download return file" | "下载回传文件";
        end: "Delete share unit" | "删除共享单元";
        end_title(account: &str): "End the share with {account}?" | "结束与 {account} 的共享？";
        end_pool: "What the account holds of this pool stays allocated. The pool disappears from its workspace once it imports the withdrawal file, which is offered next." | "该账号已占用的网段保持已分配状态。导入接下来提供的撤回文件后，此地址池将从其工作区中移除。";
        end_discovery: "The resource discovery disappears from the account's workspace once it imports the withdrawal file, which is offered next." | "导入接下来提供的撤回文件后，此资源发现将从该账号的工作区中移除。";
        withdrawn(account: &str): "The share with {account} has ended here. Hand over the withdrawal file, so that it ends there too." | "与 {account} 的共享已在此结束。请交付撤回文件，使其在对方工作区中同样结束。";
        active: "Shared" | "已共享";
        unused: "Shared, nothing taken" | "已共享，未占用";
        holds(n: &str): "Holds {n} block" / "Holds {n} blocks" | "占用 {n} 个网段";
        refused_some(n: &str): "{n} request refused" / "{n} requests refused" | "拒绝 {n} 个请求";
        downloaded(name: &str): "Saved {name}. Hand it to the account that it is for." | "已保存 {name}，请交给对应账号。";

        offer_from: "Shared by" | "共享方";
        offer_to: "Meant for" | "面向账号";
        written_at: "Written" | "生成时间";
        brings: "What it brings" | "包含内容";
        brings_pool(name: &str, cidrs: &str): "Pool {name} with {cidrs}" | "地址池 {name}，网段 {cidrs}";
        brings_empty_pool(name: &str): "Pool {name}, without a CIDR yet" | "地址池 {name}，尚无网段";
        brings_allocations(n: &str): "{n} allocation in it" / "{n} allocations in it" | "其中 {n} 个分配";
        brings_yours(n: &str): "{n} of them yours" | "其中 {n} 个属于您";
        brings_refused(n: &str): "{n} request refused" / "{n} requests refused" | "{n} 个请求被拒绝";
        brings_discovery(name: &str, region: &str): "Resource discovery {name}, managed in {region}" | "资源发现 {name}，托管地域 {region}";
        brings_resources(n: &str): "{n} resource" / "{n} resources" | "{n} 个资源";
        brings_addresses(n: &str): "{n} IP address" / "{n} IP addresses" | "{n} 条 IP 地址";
        withdraws(name: &str): "{name} is shared no longer, and goes with all that stands on it here" | "{name} 不再共享，将连同此处依赖它的内容一并移除";
        withdraws_unknown(id: &str): "{id} is shared no longer; it is not here" | "{id} 不再共享；此处没有该对象";
        is_new: "New" | "新增";
        is_update: "Update" | "更新";
        is_end: "End" | "结束";
        accept: "Accept" | "接受";
        accepted: "Accepted" | "已接受";
        open_file(name: &str): "{name}: Freehold share file" | "{name}：Freehold 共享文件";
        open_return(name: &str): "{name}: Freehold return file" | "{name}：Freehold 回传文件";
        bad_json(line: &str, column: &str): "This file is not whole: it breaks off or goes wrong at line {line}, column {column}. Ask its sender for a new one." | "文件不完整：在第 {line} 行第 {column} 列中断或出错。请让发送方提供新文件。";
        bad_format: "This is neither a share file nor a return file." | "这不是共享文件或回传文件。";
        bad_version(version: &str): "A newer Freehold wrote this file (version {version}). Reload the page to get it." | "此文件由更新版本的 Freehold 生成（版本 {version}）。请重新加载页面以获取新版本。";

        answer_from: "Asked by" | "请求方";
        requests: "What it asks for" | "请求内容";
        no_requests: "It asks for no block." | "没有请求网段。";
        releases(n: &str): "It gives back {n} block, which becomes free again." / "It gives back {n} blocks, which become free again." | "归还 {n} 个网段，将重新变为空闲。";
        request(cidr: &str, pool: &str): "{cidr} of pool {pool}" | "地址池 {pool} 的 {cidr}";
        answer_accept: "Accept" | "接受";
        answer_refuse: "Refuse" | "拒绝";
        fits: "It is free." | "该网段空闲。";
        offers(cidr: &str): "{cidr} is offered in its place." | "将提供 {cidr} 作为替代。";
        offers_none: "No other block is offered." | "不提供其他网段。";
        settle: "Settle" | "答复";
        settled(accepted: &str, refused: &str): "Answered: {accepted} accepted, {refused} refused. Hand over the next share file, so that the other account hears of it." | "已答复：接受 {accepted} 个，拒绝 {refused} 个。请交付下一份共享文件，让对方获知结果。";

        banner_pool(owner: &str): "Account {owner} shares this pool with you. You can allocate from it; its owner confirms what you take." | "账号 {owner} 与您共享了此地址池。您可以从中分配，由所有者确认。";
        banner_discovery(owner: &str): "Account {owner} shares this resource discovery with you. You can associate it with an IPAM of the same managed region." | "账号 {owner} 与您共享了此资源发现。您可以将其关联到相同托管地域的 IPAM。";
        as_of: "As of" | "数据时间";
        waiting(n: &str): "{n} change waits for the owner. Download the return file and hand it over." / "{n} changes wait for the owner. Download the return file and hand it over." | "有 {n} 项变更等待所有者处理。请下载回传文件并交付。";
        leave: "Leave" | "退出共享";
        leave_title(name: &str): "Leave the share of {name}?" | "退出 {name} 的共享？";
        leave_pool: "The pool and what stands in it disappear from this workspace; the owner's books stay as they are. It can be undone." | "此地址池及其中内容将从此工作区移除，所有者的记录不变。此操作可以撤销。";
        leave_discovery: "The resource discovery, its resources and its associations disappear from this workspace. It can be undone." | "此资源发现及其资源和关联将从此工作区移除。此操作可以撤销。";
        refused_offer(cidr: &str, offer: &str): "The owner refused {cidr} and offers {offer}." | "所有者拒绝了 {cidr}，并提供 {offer}。";
        refused_plain(cidr: &str): "The owner refused {cidr}." | "所有者拒绝了 {cidr}。";
        take_offer(cidr: &str): "Reserve {cidr}" | "预留 {cidr}";
        claim: "Claim" | "申领状态";
        claim_others: "Held by others" | "他人占用";
        claim_requested: "Requested" | "已请求";
        claim_confirmed: "Confirmed" | "已确认";
        claim_releasing: "Being released" | "释放中";
        claim_refused: "Refused" | "已拒绝";
        import_file: "Import a share file" | "导入共享文件";
    }
}
