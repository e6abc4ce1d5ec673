//! Accounts, members and sharing: what the rules say no to, and what is wrong with files.

words! {
    /// Sentences about other accounts.
    People {
        no_accounts: "No account is given. Type at least one." | "未指定账号，请至少填写一个。";
        bad_account(account: &str): "“{account}” cannot be the ID of an account. Type the account's UID, without spaces." | "“{account}”不是有效的账号 ID。请输入账号 UID，不含空格。";
        blank_account: "An account has no ID. Type its UID, or take the row out." | "有一个账号没有 ID。请填写其 UID，或删除该行。";
        own_account(account: &str): "{account} is this account itself. Choose another account." | "{account} 是当前账号本身，请选择其他账号。";
        twice(account: &str): "{account} stands in the list twice. Keep one of the two." | "{account} 在列表中重复，请只保留一个。";
        not_administrator(ipam: &str): "IPAM {ipam} can manage members only if this account is the delegated administrator of its resource directory. Set that in the settings." | "仅当当前账号是资源目录的委派管理员时，IPAM {ipam} 才能管理成员。请在设置中进行设置。";
        administrator_in_use(ipam: &str): "IPAM {ipam} manages members, so this account has to stay the delegated administrator. Remove the members first." | "IPAM {ipam} 正在管理成员，当前账号必须保持为委派管理员。请先移除成员。";
        managed_elsewhere(ipam: &str): "Members are managed by IPAM {ipam} already, and only one IPAM can manage them. Add them there, or remove its members first." | "成员已由 IPAM {ipam} 管理，只能由一个 IPAM 管理成员。请在该 IPAM 中添加，或先移除其成员。";
        root_folder(folder: &str): "{folder} is the root folder, which cannot be a member. Choose the folders or accounts below it." | "{folder} 是根资源夹，不能作为成员。请选择其下的资源夹或账号。";
        bad_folder(folder: &str): "“{folder}” cannot be the ID of a folder. Type it as the resource directory shows it: fd- and then letters and digits." | "“{folder}”不是有效的资源夹 ID。请按资源目录中的显示输入：fd- 后接字母和数字。";
        already_member(member: &str): "{member} is managed already. Choose another one, or edit it in the list." | "{member} 已是受管成员。请选择其他成员，或在列表中编辑。";
        owner_only(object: &str, owner: &str): "{object} belongs to account {owner}, and only its owner can do this. Ask the owner to." | "{object} 属于账号 {owner}，只有所有者可以执行此操作。请联系所有者。";
        pool_label_only(object: &str, owner: &str): "{object} belongs to account {owner}; you can change its name and description only. Leave the rest as it is." | "{object} 属于账号 {owner}，您只能修改名称和描述。请保持其他设置不变。";
        discovery_label_only(object: &str, owner: &str): "{object} belongs to account {owner}; you can change its name, description and resource group only. Leave the rest as it is." | "{object} 属于账号 {owner}，您只能修改名称、描述和资源组。请保持其他设置不变。";
        not_your_allocation(allocation: &str, pool: &str, owner: &str): "{allocation} in pool {pool} of account {owner} is no custom allocation made by the account that gives it up. Ask the owner to release it." | "账号 {owner} 的地址池 {pool} 中的 {allocation} 不是由请求释放的账号创建的自定义分配。请联系所有者释放。";
        already_shared(object: &str, principal: &str): "{object} is shared with {principal} already. Choose another account." | "{object} 已共享给 {principal}，请选择其他账号。";
        with_member(discovery: &str, account: &str): "{discovery} cannot be shared between this account and {account}, which is one of its managed members: the IPAM sees a member's resources by itself. End the share, or end the management of the member." | "{discovery} 不能在当前账号与 {account} 之间共享：该账号是受管成员，IPAM 可直接查看其资源。请结束共享，或移除该成员。";
        not_for_this(wanted: &str, own: &str): "This file is meant for account {wanted}, and this account is {own}. Ask for a file that names this account, or open the workspace of the other one." | "此文件面向账号 {wanted}，而当前账号是 {own}。请获取面向当前账号的文件，或打开另一个账号的工作区。";
        older_file(object: &str): "A newer file about {object} was accepted already. Use the newest file of its owner." | "已接受关于 {object} 的更新文件。请使用所有者提供的最新文件。";
        clash(object: &str): "The file speaks of {object}, and here this ID stands for something else. Ask the sender to check the file, or open it in another workspace." | "文件中提到 {object}，而此 ID 在这里代表其他对象。请让发送方检查文件，或在其他工作区中打开。";
        not_shared_with(pool: &str, account: &str): "Pool {pool} is not shared with {account}, which asks for a block of it. Share it first." | "地址池 {pool} 未共享给请求网段的 {account}。请先共享该地址池。";
        as_owner: "Ask its owner for a new file." | "请让所有者提供新文件。";
        bad_part(at: &str, what: &str): "The file cannot be read at {at}: {what}." | "无法读取文件的 {at}：{what}。";
        empty_file: "The file says nothing." | "文件没有内容。";
        same_account(account: &str): "The file goes from account {account} to itself." | "文件的发送方和接收方都是账号 {account}。";
        wrong_owner(object: &str): "{object} in the file does not belong to the account that shares it." | "文件中的 {object} 不属于共享它的账号。";
        wrong_scope(pool: &str): "Pool {pool} in the file is not in the scope beside it." | "文件中的地址池 {pool} 不在所附的作用范围内。";
        wrong_family(cidr: &str, pool: &str): "{cidr} in the file is of another IP version than its pool {pool}." | "文件中 {cidr} 的 IP 版本与其地址池 {pool} 不同。";
        unsound_rules(pool: &str): "The netmask lengths of pool {pool} in the file do not fit together." | "文件中地址池 {pool} 的掩码长度相互矛盾。";
        overlap(one: &str, other: &str, pool: &str): "{one} and {other} of pool {pool} in the file overlap." | "文件中地址池 {pool} 的 {one} 与 {other} 重叠。";
        outside(cidr: &str, pool: &str): "{cidr} in the file lies outside the CIDRs of its pool {pool}." | "文件中的 {cidr} 不在其地址池 {pool} 的 CIDR 之内。";
        bad_regions(discovery: &str): "The effective regions of resource discovery {discovery} in the file lack its managed region." | "文件中资源发现 {discovery} 的生效地域缺少托管地域。";
        wrong_discovery(source: &str): "Source {source} in the file feeds another resource discovery." | "文件中的数据来源 {source} 属于其他资源发现。";
        twice_in_file(id: &str): "{id} stands in the file twice." | "{id} 在文件中重复。";
        named(name: &str, id: &str): "{name} ({id})" | "{name}（{id}）";
        account(name: &str): "account {name}" | "账号 {name}";
        folder(name: &str): "folder {name}" | "资源夹 {name}";
        plain(name: &str): "{name}" | "{name}";
        a_member: "a member" | "一个成员";
        share(name: &str): "resource share {name}" | "资源共享 {name}";
        a_share: "a resource share" | "一个资源共享";
        share_of(object: &str, principal: &str): "{object} with {principal}" | "{object} 与 {principal}";
        associations: "Associated resource discoveries" | "已关联的资源发现";
        dissociate_first: "End their association first." | "请先解除关联。";
        unshare_first: "End them first." | "请先结束共享。";
        become_administrator: "This account is the delegated administrator" | "当前账号是委派管理员";
        remove_member(member: &str): "Remove {member}" | "移除 {member}";
        unshare(principal: &str): "End the share with {principal}" | "结束与 {principal} 的共享";
        leave(object: &str): "Leave the share of {object}" | "退出 {object} 的共享";
        dissociate(discovery: &str, ipam: &str): "Disassociate {discovery} from IPAM {ipam}" | "解除 {discovery} 与 IPAM {ipam} 的关联";
        in_accepted: "accepted shares" | "已接受的共享";
        in_claims: "requests for shared space" | "共享网段请求";
        managed(what: &str): "Changed the members: {what}" | "已更改成员：{what}";
        shared(what: &str): "Shared {what}" | "已共享 {what}";
        unshared(what: &str): "Ended the share of {what}" | "已结束共享 {what}";
        accepted(what: &str): "Accepted {what}" | "已接受 {what}";
        left(what: &str): "Left the share of {what}" | "已退出共享 {what}";
        settled(what: &str): "Answered requests for {what}" | "已答复对 {what} 的请求";
    }
}
