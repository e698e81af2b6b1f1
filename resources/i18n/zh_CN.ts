<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
    <context>
        <name>Call</name>
        <message>
            <source>Answer</source>
            <translation>接听</translation>
        </message>
        <message>
            <source>Talk on</source>
            <translation>恢复通话</translation>
        </message>
        <message>
            <source>Hold</source>
            <translation>保持</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>转接</translation>
        </message>
        <message>
            <source>Missed {count}</source>
            <translation>未接 {count}</translation>
        </message>
        <message>
            <source>Extension or number</source>
            <translation>分机或号码</translation>
        </message>
        <message>
            <source>Ready for calls</source>
            <translation>示闲</translation>
        </message>
        <message>
            <source>Not taking calls</source>
            <translation>示忙</translation>
        </message>
        <message>
            <source>Calling out</source>
            <translation>呼出中</translation>
        </message>
        <message>
            <source>Ringing</source>
            <translation>来电振铃</translation>
        </message>
        <message>
            <source>Talking</source>
            <translation>通话中</translation>
        </message>
        <message>
            <source>On hold</source>
            <translation>保持中</translation>
        </message>
        <message>
            <source>After the call</source>
            <translation>话后整理</translation>
        </message>
        <message>
            <source>Done, next call</source>
            <translation>完成，接下一个</translation>
        </message>
        <message>
            <source>Hang up</source>
            <translation>挂断</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>示忙</translation>
        </message>
        <message>
            <source>Take calls</source>
            <translation>示闲</translation>
        </message>
    </context>
    <context>
        <name>Desk</name>
        <message>
            <source>Type to find</source>
            <translation>输入查找</translation>
        </message>
        <message>
            <source>New date</source>
            <translation>新的办理期限</translation>
        </message>
        <message>
            <source>Merge with</source>
            <translation>并入的工单</translation>
        </message>
        <message>
            <source>Number or title</source>
            <translation>编号或标题</translation>
        </message>
        <message>
            <source>Name, pinyin or initials</source>
            <translation>名称、拼音或首字母</translation>
        </message>
        <message>
            <source>Host</source>
            <translation>主办</translation>
        </message>
        <message>
            <source>Co-handlers</source>
            <translation>协办部门</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>承办部门</translation>
        </message>
        <message>
            <source>Copies to</source>
            <translation>抄送</translation>
        </message>
        <message>
            <source>One hosts</source>
            <translation>主协办</translation>
        </message>
        <message>
            <source>Several equally</source>
            <translation>多部门</translation>
        </message>
        <message>
            <source>Forced: cannot be returned</source>
            <translation>强制分拨(不得退回)</translation>
        </message>
        <message>
            <source>Stays as it is</source>
            <translation>不变</translation>
        </message>
        <message>
            <source>Matter</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>The citizen is</source>
            <translation>回访结果</translation>
        </message>
        <message>
            <source>Very satisfied</source>
            <translation>非常满意</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>满意</translation>
        </message>
        <message>
            <source>Acceptable</source>
            <translation>基本满意</translation>
        </message>
        <message>
            <source>Not satisfied</source>
            <translation>不满意</translation>
        </message>
        <message>
            <source>Not at all</source>
            <translation>非常不满意</translation>
        </message>
        <message>
            <source>Satisfaction</source>
            <translation>满意度</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>通过</translation>
        </message>
        <message>
            <source>Not passed</source>
            <translation>不通过</translation>
        </message>
        <message>
            <source>Decision</source>
            <translation>审核结论</translation>
        </message>
        <message>
            <source>Not now</source>
            <translation>暂不</translation>
        </message>
        <message>
            <source>What the citizen said</source>
            <translation>市民的说法</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>意见</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>中心</translation>
        </message>
        <message>
            <source>Person</source>
            <translation>人员</translation>
        </message>
        <message>
            <source>Grid worker</source>
            <translation>网格员</translation>
        </message>
        <message>
            <source>Rule of assessment</source>
            <translation>绩效规则</translation>
        </message>
        <message>
            <source>Department</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>What can be done</source>
            <translation>可办理</translation>
        </message>
        <message>
            <source>Nothing is yours to do here now. Who has the case stands at the left.</source>
            <translation>现在没有需要您办理的。工单在谁手里,请看左侧。</translation>
        </message>
        <message>
            <source>Not possible now</source>
            <translation>暂不能办</translation>
        </message>
        <message>
            <source>{count} done</source>
            <translation>已办 {count} 件</translation>
        </message>
        <message>
            <source>{done}; not done: {rest}</source>
            <translation>{done};未办:{rest}</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>流转记录</translation>
        </message>
        <message>
            <source>Applications</source>
            <translation>申请</translation>
        </message>
        <message>
            <source>Urged and supervised</source>
            <translation>催办与督办</translation>
        </message>
        <message>
            <source>Opinion at registration</source>
            <translation>拟办意见</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务单</translation>
        </message>
        <message>
            <source>Similar cases</source>
            <translation>相似工单</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Approval form</source>
            <translation>审批表</translation>
        </message>
        <message>
            <source>Word</source>
            <translation>Word</translation>
        </message>
        <message>
            <source>{number}: {deed}, done</source>
            <translation>{number}:{deed},已完成</translation>
        </message>
        <message>
            <source>With this date the department is later than the whole case is due.</source>
            <translation>该部门延期后时间将大于事件到期时间。</translation>
        </message>
        <message>
            <source>Changed while you were writing</source>
            <translation>您填写期间,工单有了变化</translation>
        </message>
        <message>
            <source>Nothing was saved yet, and nothing you wrote is lost. Read, then go on.</source>
            <translation>尚未提交,您写的内容都在。请看过变化后继续。</translation>
        </message>
        <message>
            <source>I have read it</source>
            <translation>已看过,继续</translation>
        </message>
        <message>
            <source>{before} → {now}</source>
            <translation>{before} → {now}</translation>
        </message>
        <message>
            <source>until {date}</source>
            <translation>延至 {date}</translation>
        </message>
        <message>
            <source>Loading…</source>
            <translation>正在加载…</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>统计</translation>
        </message>
        <message>
            <source>Cases</source>
            <translation>工单</translation>
        </message>
        <message>
            <source>In time</source>
            <translation>按时</translation>
        </message>
        <message>
            <source>Returned</source>
            <translation>已退回</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>剩余时间</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>工单编号</translation>
        </message>
        <message>
            <source>About</source>
            <translation>诉求</translation>
        </message>
        <message>
            <source>Stands at</source>
            <translation>所在环节</translation>
        </message>
        <message>
            <source>Reported</source>
            <translation>上报时间</translation>
        </message>
        <message>
            <source>Number or words  ( / )</source>
            <translation>编号或文字,按 / 键</translation>
        </message>
        <message>
            <source>Clear</source>
            <translation>清除条件</translation>
        </message>
        <message>
            <source>Save this list as an Excel workbook</source>
            <translation>将本列表存为 Excel 工作簿</translation>
        </message>
        <message>
            <source>Print</source>
            <translation>打印</translation>
        </message>
        <message>
            <source>{count} ticked</source>
            <translation>已勾选 {count} 件</translation>
        </message>
        <message>
            <source>Opinion for all that are ticked</source>
            <translation>对所勾选工单的意见</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>取消</translation>
        </message>
        <message>
            <source>Take cases</source>
            <translation>提取工单</translation>
        </message>
        <message>
            <source>{count} in all</source>
            <translation>共 {count} 件</translation>
        </message>
        <message>
            <source>Only the first part of the list was searched</source>
            <translation>只查找了列表的前一部分</translation>
        </message>
        <message>
            <source>The file could not be written. Please choose another place.</source>
            <translation>文件没有写成,请换一个位置保存。</translation>
        </message>
        <message>
            <source>Saved as {name}</source>
            <translation>已保存为 {name}</translation>
        </message>
        <message>
            <source>The list cannot be had now.</source>
            <translation>列表暂时取不到。</translation>
        </message>
        <message>
            <source>Not limited</source>
            <translation>不限时</translation>
        </message>
        <message>
            <source>urged {count}×</source>
            <translation>催办{count}次</translation>
        </message>
        <message>
            <source>supervised</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>came back</source>
            <translation>退回件</translation>
        </message>
        <message>
            <source>{count} merged</source>
            <translation>已并{count}件</translation>
        </message>
        <message>
            <source>{unit} and {count} more</source>
            <translation>{unit},另 {count} 家</translation>
        </message>
        <message>
            <source>Any time left</source>
            <translation>全部时限</translation>
        </message>
        <message>
            <source>Any urgency</source>
            <translation>全部紧急程度</translation>
        </message>
        <message>
            <source>Any channel</source>
            <translation>全部来源</translation>
        </message>
        <message>
            <source>Any matter</source>
            <translation>全部事项</translation>
        </message>
        <message>
            <source>Nothing waits for you here. New cases come by themselves.</source>
            <translation>这里没有待办。有新工单会自动出现。</translation>
        </message>
        <message>
            <source>Nothing here yet. What you do with cases is kept in this list.</source>
            <translation>这里还没有工单。您办理过的会保留在这里。</translation>
        </message>
        <message>
            <source>Lists</source>
            <translation>列表</translation>
        </message>
        <message>
            <source>{name}: {count}, {late} of them late</source>
            <translation>{name}:{count}件,其中{late}件超期</translation>
        </message>
        <message>
            <source>Save as Excel</source>
            <translation>存为 Excel</translation>
        </message>
        <message>
            <source>Save as Word</source>
            <translation>存为 Word</translation>
        </message>
        <message>
            <source>Taken over</source>
            <translation>外系统移交</translation>
        </message>
        <message>
            <source>Clock stands still</source>
            <translation>时限暂停</translation>
        </message>
        <message>
            <source>Confidential</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>Forced</source>
            <translation>强制分拨</translation>
        </message>
        <message>
            <source>Came back</source>
            <translation>退回件</translation>
        </message>
        <message>
            <source>Merged into another case</source>
            <translation>已并入其他工单</translation>
        </message>
        <message>
            <source>Reporter</source>
            <translation>上报人</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Taken by</source>
            <translation>受理员</translation>
        </message>
        <message>
            <source>This step</source>
            <translation>本环节</translation>
        </message>
        <message>
            <source>Way</source>
            <translation>流转中心</translation>
        </message>
        <message>
            <source>Taken from the pool, or put back</source>
            <translation>提取或放回工单池</translation>
        </message>
        <message>
            <source>Merged</source>
            <translation>已并单</translation>
        </message>
        <message>
            <source>Split</source>
            <translation>已拆单</translation>
        </message>
        <message>
            <source>Facts put right</source>
            <translation>已变更</translation>
        </message>
        <message>
            <source>Registered</source>
            <translation>已登记</translation>
        </message>
        <message>
            <source>On its way</source>
            <translation>进入流转</translation>
        </message>
        <message>
            <source>took {time}</source>
            <translation>用时 {time}</translation>
        </message>
        <message>
            <source>{took}, {over} over</source>
            <translation>{took},超 {over}</translation>
        </message>
        <message>
            <source>{cases} such cases, {share}% right at once</source>
            <translation>同类 {cases} 件,{share}% 一次派准</translation>
        </message>
        <message>
            <source>{people} writing here</source>
            <translation>{people} 正在填写</translation>
        </message>
        <message>
            <source>{people} looking</source>
            <translation>{people} 正在查看</translation>
        </message>
        <message>
            <source>Opinion of the reviewer</source>
            <translation>审核意见</translation>
        </message>
        <message>
            <source>Opinion of the leader</source>
            <translation>领导批示</translation>
        </message>
        <message>
            <source>Signature:            Date:</source>
            <translation>签名:                日期:</translation>
        </message>
        <message>
            <source>I know</source>
            <translation>知道了</translation>
        </message>
        <message>
            <source>Waiting for you</source>
            <translation>待您办理</translation>
        </message>
        <message>
            <source>{list}, {late} late</source>
            <translation>{list},超期 {late}</translation>
        </message>
        <message>
            <source>Close the message</source>
            <translation>关闭提示</translation>
        </message>
        <message>
            <source>Waiting for the centre's data</source>
            <translation>正在等候中心数据</translation>
        </message>
        <message>
            <source>Log out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Keep as a draft</source>
            <translation>暂存</translation>
        </message>
        <message>
            <source>Declare void</source>
            <translation>作废</translation>
        </message>
        <message>
            <source>Restore</source>
            <translation>恢复</translation>
        </message>
        <message>
            <source>Answer directly</source>
            <translation>直接答复</translation>
        </message>
        <message>
            <source>Send to the shift leader</source>
            <translation>送审核</translation>
        </message>
        <message>
            <source>Have it verified on the spot</source>
            <translation>送核实</translation>
        </message>
        <message>
            <source>Report what was found</source>
            <translation>提交核实结果</translation>
        </message>
        <message>
            <source>Urge the grid worker</source>
            <translation>催促网格员</translation>
        </message>
        <message>
            <source>Send another grid worker</source>
            <translation>更换网格员</translation>
        </message>
        <message>
            <source>Send to dispatch</source>
            <translation>送分拨</translation>
        </message>
        <message>
            <source>Send back to where it came from</source>
            <translation>退回来源</translation>
        </message>
        <message>
            <source>Assign to departments</source>
            <translation>交办部门</translation>
        </message>
        <message>
            <source>Send back to the call-taker</source>
            <translation>退回受理员</translation>
        </message>
        <message>
            <source>Send back to the dispatcher</source>
            <translation>退回派遣员</translation>
        </message>
        <message>
            <source>Hand up to the centre above</source>
            <translation>上报上级中心</translation>
        </message>
        <message>
            <source>Hand down to a centre below</source>
            <translation>交办下级中心</translation>
        </message>
        <message>
            <source>Add a department</source>
            <translation>加派</translation>
        </message>
        <message>
            <source>Sign for it</source>
            <translation>签收</translation>
        </message>
        <message>
            <source>Sign and hand on</source>
            <translation>签收并发送下一处理人</translation>
        </message>
        <message>
            <source>Send to another department</source>
            <translation>发送外单位</translation>
        </message>
        <message>
            <source>Return it</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>Dispute it</source>
            <translation>提出争议</translation>
        </message>
        <message>
            <source>Report progress</source>
            <translation>阶段性反馈</translation>
        </message>
        <message>
            <source>Pass down</source>
            <translation>下派</translation>
        </message>
        <message>
            <source>Give it to a grid worker</source>
            <translation>送网格员</translation>
        </message>
        <message>
            <source>Finish</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Send to our leader</source>
            <translation>送本单位领导</translation>
        </message>
        <message>
            <source>Sign off</source>
            <translation>审签</translation>
        </message>
        <message>
            <source>Do not sign off</source>
            <translation>审签退回</translation>
        </message>
        <message>
            <source>Pass the result of the unit below</source>
            <translation>下级结果通过</translation>
        </message>
        <message>
            <source>Send the unit below back to work</source>
            <translation>下级结果不通过</translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>申请</translation>
        </message>
        <message>
            <source>End the suspension</source>
            <translation>取消挂账</translation>
        </message>
        <message>
            <source>Decide on the application</source>
            <translation>审核申请</translation>
        </message>
        <message>
            <source>Pass the result</source>
            <translation>结果通过</translation>
        </message>
        <message>
            <source>Do not pass the result</source>
            <translation>结果不通过</translation>
        </message>
        <message>
            <source>Pass as the centre above</source>
            <translation>上级审核通过</translation>
        </message>
        <message>
            <source>Do not pass as the centre above</source>
            <translation>上级审核不通过</translation>
        </message>
        <message>
            <source>Have the result checked on the spot</source>
            <translation>送核查</translation>
        </message>
        <message>
            <source>Report the check</source>
            <translation>提交核查结果</translation>
        </message>
        <message>
            <source>Record the call back</source>
            <translation>回访提交</translation>
        </message>
        <message>
            <source>Call back by machine</source>
            <translation>自动电话回访</translation>
        </message>
        <message>
            <source>Order it done again</source>
            <translation>发回重新办理</translation>
        </message>
        <message>
            <source>Evaluate</source>
            <translation>评价</translation>
        </message>
        <message>
            <source>Close the case</source>
            <translation>结案</translation>
        </message>
        <message>
            <source>Assign again</source>
            <translation>重派</translation>
        </message>
        <message>
            <source>Give points</source>
            <translation>绩效评分</translation>
        </message>
        <message>
            <source>Urge</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Write a supervision opinion</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Merge cases</source>
            <translation>并单</translation>
        </message>
        <message>
            <source>Split from the main case</source>
            <translation>拆单</translation>
        </message>
        <message>
            <source>Merge tasks</source>
            <translation>任务并单</translation>
        </message>
        <message>
            <source>Put facts right</source>
            <translation>变更</translation>
        </message>
        <message>
            <source>Extension</source>
            <translation>延期</translation>
        </message>
        <message>
            <source>Suspension</source>
            <translation>挂账</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>转派</translation>
        </message>
        <message>
            <source>Co-handling</source>
            <translation>协办</translation>
        </message>
        <message>
            <source>Return</source>
            <translation>退回</translation>
        </message>
        <message>
            <source>Dispute</source>
            <translation>争议</translation>
        </message>
        <message>
            <source>Apply for more time</source>
            <translation>申请延期</translation>
        </message>
        <message>
            <source>Apply for suspension</source>
            <translation>申请挂账</translation>
        </message>
        <message>
            <source>Apply for transfer</source>
            <translation>申请转派</translation>
        </message>
        <message>
            <source>Apply for co-handling</source>
            <translation>申请协办</translation>
        </message>
        <message>
            <source>Apply to return it</source>
            <translation>申请退回</translation>
        </message>
        <message>
            <source>File a dispute</source>
            <translation>提出争议</translation>
        </message>
        <message>
            <source>Waiting for review</source>
            <translation>待审核</translation>
        </message>
        <message>
            <source>Lapsed</source>
            <translation>已失效</translation>
        </message>
        <message>
            <source>To be signed for</source>
            <translation>待签收</translation>
        </message>
        <message>
            <source>Being handled</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>Suspended</source>
            <translation>挂账中</translation>
        </message>
        <message>
            <source>With the unit's leader</source>
            <translation>待领导审签</translation>
        </message>
        <message>
            <source>Signed off</source>
            <translation>已审签</translation>
        </message>
        <message>
            <source>With the unit above</source>
            <translation>待上级部门审核</translation>
        </message>
        <message>
            <source>Result in review</source>
            <translation>结果审核</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>已办</translation>
        </message>
        <message>
            <source>Transferred</source>
            <translation>已转派</translation>
        </message>
        <message>
            <source>Recalled</source>
            <translation>已收回</translation>
        </message>
        <message>
            <source>Co-handler</source>
            <translation>协办</translation>
        </message>
        <message>
            <source>One of several</source>
            <translation>多部门</translation>
        </message>
        <message>
            <source>Passed down</source>
            <translation>下派</translation>
        </message>
        <message>
            <source>Call-taker</source>
            <translation>受理员</translation>
        </message>
        <message>
            <source>Shift leader</source>
            <translation>值班长</translation>
        </message>
        <message>
            <source>Dispatcher</source>
            <translation>派遣员</translation>
        </message>
        <message>
            <source>Result reviewer</source>
            <translation>结果审核员</translation>
        </message>
        <message>
            <source>Department clerk</source>
            <translation>部门处理员</translation>
        </message>
        <message>
            <source>Department above</source>
            <translation>直属部门</translation>
        </message>
        <message>
            <source>Leader of the unit</source>
            <translation>单位领导</translation>
        </message>
        <message>
            <source>Supervisor</source>
            <translation>监督管理员</translation>
        </message>
        <message>
            <source>Leader</source>
            <translation>领导</translation>
        </message>
        <message>
            <source>Evaluator</source>
            <translation>评价员</translation>
        </message>
        <message>
            <source>The system</source>
            <translation>系统</translation>
        </message>
        <message>
            <source>Soon due</source>
            <translation>即将逾期</translation>
        </message>
        <message>
            <source>Overdue</source>
            <translation>超期</translation>
        </message>
        <message>
            <source>Done late</source>
            <translation>超期办结</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>无法联系</translation>
        </message>
        <message>
            <source>Ordinary</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>Very urgent</source>
            <translation>非常紧急</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>暂存</translation>
        </message>
        <message>
            <source>To be accepted</source>
            <translation>待受理</translation>
        </message>
        <message>
            <source>Acceptance in review</source>
            <translation>受理审核</translation>
        </message>
        <message>
            <source>To be verified</source>
            <translation>待核实</translation>
        </message>
        <message>
            <source>To be dispatched</source>
            <translation>待分拨</translation>
        </message>
        <message>
            <source>Dispatch in review</source>
            <translation>分拨审核</translation>
        </message>
        <message>
            <source>In review above</source>
            <translation>上级结果审核</translation>
        </message>
        <message>
            <source>Being checked</source>
            <translation>事件核查</translation>
        </message>
        <message>
            <source>To be called back</source>
            <translation>待回访</translation>
        </message>
        <message>
            <source>To be called back by the centre</source>
            <translation>待区级回访</translation>
        </message>
        <message>
            <source>To be evaluated</source>
            <translation>待评价</translation>
        </message>
        <message>
            <source>To be closed</source>
            <translation>待结案</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已结案</translation>
        </message>
        <message>
            <source>Void</source>
            <translation>已废止</translation>
        </message>
        <message>
            <source>same caller</source>
            <translation>同一来电人</translation>
        </message>
        <message>
            <source>same building</source>
            <translation>同一楼栋</translation>
        </message>
        <message>
            <source>same place</source>
            <translation>同一地点</translation>
        </message>
        <message>
            <source>same area</source>
            <translation>同一区域</translation>
        </message>
        <message>
            <source>same matter</source>
            <translation>同一事项</translation>
        </message>
        <message>
            <source>similar words</source>
            <translation>文字相近</translation>
        </message>
        <message>
            <source>{n} d</source>
            <translation>{n} 天</translation>
        </message>
        <message>
            <source>{n} h</source>
            <translation>{n} 小时</translation>
        </message>
        <message>
            <source>{n} min</source>
            <translation>{n} 分钟</translation>
        </message>
        <message>
            <source>{time} over</source>
            <translation>超 {time}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>剩 {time}</translation>
        </message>
        <message>
            <source>{left} (working time)</source>
            <translation>{left}(工作时)</translation>
        </message>
        <message>
            <source>What is due first</source>
            <translation>先到期在前</translation>
        </message>
        <message>
            <source>Oldest first</source>
            <translation>先上报在前</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>后上报在前</translation>
        </message>
        <message>
            <source>By number</source>
            <translation>按编号</translation>
        </message>
        <message>
            <source>Most urgent first</source>
            <translation>紧急在前</translation>
        </message>
        <message>
            <source>Acceptance</source>
            <translation>事件受理</translation>
        </message>
        <message>
            <source>Pool of acceptance</source>
            <translation>受理工单池</translation>
        </message>
        <message>
            <source>Drafts</source>
            <translation>事件暂存</translation>
        </message>
        <message>
            <source>Void cases</source>
            <translation>事件废止</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>事件核实</translation>
        </message>
        <message>
            <source>Call back</source>
            <translation>事件回访</translation>
        </message>
        <message>
            <source>Review of acceptance</source>
            <translation>受理审核</translation>
        </message>
        <message>
            <source>Dispatch</source>
            <translation>事件分拨</translation>
        </message>
        <message>
            <source>Pool of dispatch</source>
            <translation>分拨工单池</translation>
        </message>
        <message>
            <source>Returned to dispatch</source>
            <translation>分拨退回</translation>
        </message>
        <message>
            <source>Find dispatched cases</source>
            <translation>分拨查询</translation>
        </message>
        <message>
            <source>Review of dispatch</source>
            <translation>分拨审核</translation>
        </message>
        <message>
            <source>Review of applications</source>
            <translation>申请审核</translation>
        </message>
        <message>
            <source>Review of results</source>
            <translation>结果审核</translation>
        </message>
        <message>
            <source>Review for centres below</source>
            <translation>上级结果审核</translation>
        </message>
        <message>
            <source>Check on the spot</source>
            <translation>事件核查</translation>
        </message>
        <message>
            <source>Handling</source>
            <translation>事件处置</translation>
        </message>
        <message>
            <source>Our applications</source>
            <translation>我的申请</translation>
        </message>
        <message>
            <source>Applications of units below</source>
            <translation>待我审核</translation>
        </message>
        <message>
            <source>Results of units below</source>
            <translation>下级结果审核</translation>
        </message>
        <message>
            <source>To be signed off</source>
            <translation>任务审签</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>下辖事件</translation>
        </message>
        <message>
            <source>Answered at the front</source>
            <translation>前台办结件</translation>
        </message>
        <message>
            <source>Call back by the centre</source>
            <translation>区级回访</translation>
        </message>
        <message>
            <source>Verify on the spot</source>
            <translation>现场核实</translation>
        </message>
        <message>
            <source>Check the result</source>
            <translation>现场核查</translation>
        </message>
        <message>
            <source>My tasks</source>
            <translation>我的任务</translation>
        </message>
        <message>
            <source>Evaluation</source>
            <translation>事件评价</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>事件结案</translation>
        </message>
        <message>
            <source>Supervision</source>
            <translation>督办</translation>
        </message>
        <message>
            <source>Calls</source>
            <translation>来电情况</translation>
        </message>
        <message>
            <source>To sign for</source>
            <translation>待签收</translation>
        </message>
        <message>
            <source>To do</source>
            <translation>待办</translation>
        </message>
        <message>
            <source>Under way</source>
            <translation>处置中</translation>
        </message>
        <message>
            <source>All</source>
            <translation>全部</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>Finished late</source>
            <translation>超期已办结</translation>
        </message>
        <message>
            <source>Passed on</source>
            <translation>转办件</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>直接答复件</translation>
        </message>
        <message>
            <source>Invalid</source>
            <translation>无效件</translation>
        </message>
        <message>
            <source>There is no such case now.</source>
            <translation>现在没有这样的工单。</translation>
        </message>
        <message>
            <source>due {time}</source>
            <translation>{time} 到期</translation>
        </message>
        <message>
            <source>Open cases</source>
            <translation>在办工单</translation>
        </message>
        <message>
            <source>Finished in time</source>
            <translation>按时办结率</translation>
        </message>
        <message>
            <source>Answered at once</source>
            <translation>直接答复率</translation>
        </message>
        <message>
            <source>What is to be done on the spot</source>
            <translation>现场任务</translation>
        </message>
        <message>
            <source>Nothing to do on the spot now. New errands come by themselves.</source>
            <translation>现在没有现场任务。有新任务会自动出现。</translation>
        </message>
        <message>
            <source>Begin</source>
            <translation>开始办理</translation>
        </message>
        <message>
            <source>The figures cannot be had now.</source>
            <translation>统计暂时取不到。</translation>
        </message>
        <message>
            <source>Today</source>
            <translation>今天</translation>
        </message>
        <message>
            <source>7 days</source>
            <translation>近 7 天</translation>
        </message>
        <message>
            <source>30 days</source>
            <translation>近 30 天</translation>
        </message>
        <message>
            <source>1 year</source>
            <translation>近一年</translation>
        </message>
        <message>
            <source>No department had a case.</source>
            <translation>这段时间没有部门承办工单。</translation>
        </message>
        <message>
            <source>Nothing rises.</source>
            <translation>没有上升的热点。</translation>
        </message>
        <message>
            <source>Rising topics</source>
            <translation>上升热点</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>在办</translation>
        </message>
        <message>
            <source>Hours</source>
            <translation>平均小时</translation>
        </message>
        <message>
            <source>Topic</source>
            <translation>热点</translation>
        </message>
        <message>
            <source>Now</source>
            <translation>本期</translation>
        </message>
        <message>
            <source>Usually</source>
            <translation>往常</translation>
        </message>
        <message>
            <source>For instance</source>
            <translation>例如</translation>
        </message>
        <message>
            <source>answered at once ÷ all cases</source>
            <translation>直接答复 ÷ 全部工单</translation>
        </message>
        <message>
            <source>Dispatched in time</source>
            <translation>按时派单率</translation>
        </message>
        <message>
            <source>dispatched within the limit ÷ dispatched under a limit</source>
            <translation>限时内派出 ÷ 有派单时限的工单</translation>
        </message>
        <message>
            <source>Right at once</source>
            <translation>一次派准率</translation>
        </message>
        <message>
            <source>never came back ÷ dispatched</source>
            <translation>未退回 ÷ 已派出</translation>
        </message>
        <message>
            <source>Signed in time</source>
            <translation>按时签收率</translation>
        </message>
        <message>
            <source>signed within 2 hours ÷ to be signed for</source>
            <translation>2 小时内签收 ÷ 应签收</translation>
        </message>
        <message>
            <source>ended in time ÷ ended or open past its time</source>
            <translation>按时办结 ÷ 已办结与超期未办结</translation>
        </message>
        <message>
            <source>Given back</source>
            <translation>退单率</translation>
        </message>
        <message>
            <source>tasks given back ÷ all tasks</source>
            <translation>退回任务 ÷ 全部任务</translation>
        </message>
        <message>
            <source>Called back</source>
            <translation>回访率</translation>
        </message>
        <message>
            <source>called back ÷ ended and to be called back</source>
            <translation>已回访 ÷ 应回访的办结件</translation>
        </message>
        <message>
            <source>Satisfied citizens</source>
            <translation>满意率</translation>
        </message>
        <message>
            <source>satisfied ÷ reached</source>
            <translation>满意 ÷ 已接通</translation>
        </message>
        <message>
            <source>Repeated</source>
            <translation>重复诉求率</translation>
        </message>
        <message>
            <source>merged into another ÷ all cases</source>
            <translation>并单 ÷ 全部工单</translation>
        </message>
        <message>
            <source>Cases taken</source>
            <translation>受理工单</translation>
        </message>
        <message>
            <source>Attachments</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>Save the attachment</source>
            <translation>保存附件</translation>
        </message>
    </context>
    <context>
        <name>Devices</name>
        <message>
            <source>Check cable and power. It is found again by itself.</source>
            <translation>请检查连线和电源，恢复后会自动连接。</translation>
        </message>
        <message>
            <source>Switch the device off and on. If it does not help, call the technician.</source>
            <translation>请关闭设备电源后重新打开；仍不正常时请联系技术人员。</translation>
        </message>
        <message>
            <source>Check the device's address in the settings and its network cable.</source>
            <translation>请检查设置中的设备地址和网线。</translation>
        </message>
        <message>
            <source>Call the technician; the log of this program has the details.</source>
            <translation>请联系技术人员，详细信息见本程序日志。</translation>
        </message>
        <message>
            <source>Check the folder in the settings and whether the disk is full.</source>
            <translation>请检查设置中的文件夹，以及磁盘是否已满。</translation>
        </message>
        <message>
            <source>Let the technician install it. Everything else goes on.</source>
            <translation>请技术人员安装，其他功能不受影响。</translation>
        </message>
        <message>
            <source>Choose the device's right kind in the settings.</source>
            <translation>请在设置中选择正确的设备类型。</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>打印机</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>语音</translation>
        </message>
        <message>
            <source>LED strip</source>
            <translation>条屏</translation>
        </message>
        <message>
            <source>ID card reader</source>
            <translation>身份证阅读器</translation>
        </message>
        <message>
            <source>Scanner</source>
            <translation>扫码器</translation>
        </message>
        <message>
            <source>Evaluator</source>
            <translation>评价器</translation>
        </message>
        <message>
            <source>Call terminal</source>
            <translation>呼叫器</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>正常</translation>
        </message>
        <message>
            <source>Needs a look</source>
            <translation>需要查看</translation>
        </message>
        <message>
            <source>Does not work</source>
            <translation>故障</translation>
        </message>
        <message>
            <source>Does not say how it is</source>
            <translation>状态未知</translation>
        </message>
        <message>
            <source>Too many jobs are waiting</source>
            <translation>等待处理的任务太多</translation>
        </message>
        <message>
            <source>Its program is not running</source>
            <translation>所属程序未运行</translation>
        </message>
        <message>
            <source>The driver failed unexpectedly</source>
            <translation>驱动程序意外出错</translation>
        </message>
        <message>
            <source>Not opened yet</source>
            <translation>尚未打开</translation>
        </message>
        <message>
            <source>A job waited too long for the device</source>
            <translation>任务等待设备的时间过长</translation>
        </message>
        <message>
            <source>The device's address in the settings is wrong</source>
            <translation>设置中的设备地址有误</translation>
        </message>
        <message>
            <source>The connection is not open</source>
            <translation>连接未打开</translation>
        </message>
        <message>
            <source>The device broke off the connection</source>
            <translation>设备断开了连接</translation>
        </message>
        <message>
            <source>The USB device is not a printer</source>
            <translation>该 USB 设备不是打印机</translation>
        </message>
        <message>
            <source>The device's address is not known</source>
            <translation>找不到设备地址</translation>
        </message>
        <message>
            <source>The device's address refuses connections</source>
            <translation>设备地址拒绝连接</translation>
        </message>
        <message>
            <source>The device does not take any data</source>
            <translation>设备不接收数据</translation>
        </message>
        <message>
            <source>The device is not plugged in</source>
            <translation>设备未插好</translation>
        </message>
        <message>
            <source>The device cannot be reached</source>
            <translation>无法连接设备</translation>
        </message>
        <message>
            <source>The software for USB devices is missing</source>
            <translation>缺少 USB 设备软件</translation>
        </message>
        <message>
            <source>The printer's cover is open</source>
            <translation>打印机盖未合上</translation>
        </message>
        <message>
            <source>Close the cover.</source>
            <translation>请合上打印机盖。</translation>
        </message>
        <message>
            <source>The printer broke off the connection</source>
            <translation>打印机断开了连接</translation>
        </message>
        <message>
            <source>The printer does not say how it is</source>
            <translation>打印机不回报状态</translation>
        </message>
        <message>
            <source>The folder for slips cannot be made</source>
            <translation>无法创建存放号票的文件夹</translation>
        </message>
        <message>
            <source>The printer's address is not known</source>
            <translation>找不到打印机地址</translation>
        </message>
        <message>
            <source>Windows knows no printer of this name</source>
            <translation>Windows 中没有这个名称的打印机</translation>
        </message>
        <message>
            <source>Only Windows has printers of this kind</source>
            <translation>此类打印机只能在 Windows 上使用</translation>
        </message>
        <message>
            <source>The slip could not be written down</source>
            <translation>号票未能写入</translation>
        </message>
        <message>
            <source>The printer is offline</source>
            <translation>打印机脱机</translation>
        </message>
        <message>
            <source>Press the printer's feed or online key.</source>
            <translation>请按打印机的进纸键或联机键。</translation>
        </message>
        <message>
            <source>The paper is nearly used up</source>
            <translation>打印纸即将用完</translation>
        </message>
        <message>
            <source>Lay a new roll ready.</source>
            <translation>请准备好新的纸卷。</translation>
        </message>
        <message>
            <source>The printer has no paper</source>
            <translation>打印机缺纸</translation>
        </message>
        <message>
            <source>Put in a new roll.</source>
            <translation>请装入新的纸卷。</translation>
        </message>
        <message>
            <source>The printer reports an error, perhaps of its cutter</source>
            <translation>打印机报告错误，可能是切刀卡住</translation>
        </message>
        <message>
            <source>The printer's address refuses connections</source>
            <translation>打印机地址拒绝连接</translation>
        </message>
        <message>
            <source>Windows does not say whether slips are printed</source>
            <translation>Windows 不回报号票是否已打印</translation>
        </message>
        <message>
            <source>Windows took only a part of the slip</source>
            <translation>Windows 只接收了号票的一部分</translation>
        </message>
        <message>
            <source>This printer is not asked how it is</source>
            <translation>此打印机设置为不查询状态</translation>
        </message>
        <message>
            <source>The printer does not take any data</source>
            <translation>打印机不接收数据</translation>
        </message>
        <message>
            <source>The slip is wider than the paper</source>
            <translation>号票比打印纸宽</translation>
        </message>
        <message>
            <source>The printer cannot be reached</source>
            <translation>无法连接打印机</translation>
        </message>
        <message>
            <source>The card reader does not answer</source>
            <translation>身份证阅读器没有应答</translation>
        </message>
        <message>
            <source>The file of the virtual reader cannot be read</source>
            <translation>无法读取虚拟阅读器的文件</translation>
        </message>
        <message>
            <source>A card was there and could not be read</source>
            <translation>检测到证件但未能读取</translation>
        </message>
        <message>
            <source>Let the citizen lay the card down again.</source>
            <translation>请群众重新放置证件。</translation>
        </message>
        <message>
            <source>The file of the virtual reader has mistakes</source>
            <translation>虚拟阅读器的文件有错误</translation>
        </message>
        <message>
            <source>Nothing was scanned yet, so nobody knows that it works</source>
            <translation>尚未扫过码，不能确定是否正常</translation>
        </message>
        <message>
            <source>Scan any code to try it.</source>
            <translation>请扫任意一个码试一下。</translation>
        </message>
        <message>
            <source>No key was pressed yet, so nobody knows that it works</source>
            <translation>尚未按过键，不能确定是否正常</translation>
        </message>
        <message>
            <source>Press any key to try it.</source>
            <translation>请按任意一个键试一下。</translation>
        </message>
        <message>
            <source>The speech engine has no voices</source>
            <translation>语音引擎没有可用的语音</translation>
        </message>
        <message>
            <source>The speech engine is missing; calls are shown, not spoken</source>
            <translation>缺少语音引擎，叫号只显示、不播报</translation>
        </message>
        <message>
            <source>The speech engine lacks the voice of a language</source>
            <translation>语音引擎缺少某种语言的语音</translation>
        </message>
        <message>
            <source>The speech engine gave no sound</source>
            <translation>语音引擎没有生成声音</translation>
        </message>
        <message>
            <source>The folder for announcements cannot be made</source>
            <translation>无法创建存放语音的文件夹</translation>
        </message>
        <message>
            <source>The announcement could not be written down</source>
            <translation>语音未能写入</translation>
        </message>
        <message>
            <source>Nothing was spoken yet, so nobody knows whether it is heard</source>
            <translation>尚未播报过，不能确定能否听到</translation>
        </message>
        <message>
            <source>Let it speak an announcement to try it.</source>
            <translation>请试播一条语音。</translation>
        </message>
        <message>
            <source>This computer cannot play sound</source>
            <translation>本机无法播放声音</translation>
        </message>
        <message>
            <source>Check loudspeaker, sound card and volume.</source>
            <translation>请检查音箱、声卡和音量。</translation>
        </message>
        <message>
            <source>The software that plays sound is missing</source>
            <translation>缺少播放声音的软件</translation>
        </message>
        <message>
            <source>An announcement did not come to its end</source>
            <translation>语音未能播完</translation>
        </message>
        <message>
            <source>The text does not fit into the strip's frame</source>
            <translation>文字超出条屏帧长度</translation>
        </message>
        <message>
            <source>Shorten the strip's text in the set-up of the hall.</source>
            <translation>请在大厅设置中缩短条屏文字。</translation>
        </message>
        <message>
            <source>This kind of strip never says whether it is there</source>
            <translation>此类条屏不回报状态</translation>
        </message>
        <message>
            <source>A strip does not answer</source>
            <translation>有条屏没有应答</translation>
        </message>
        <message>
            <source>Check its power, its cable and its address.</source>
            <translation>请检查条屏的电源、连线和地址。</translation>
        </message>
        <message>
            <source>The folder for the strips' texts cannot be made</source>
            <translation>无法创建存放条屏文字的文件夹</translation>
        </message>
        <message>
            <source>The strip's text could not be written down</source>
            <translation>条屏文字未能写入</translation>
        </message>
        <message>
            <source>A strip did not take its text</source>
            <translation>有条屏未接收文字</translation>
        </message>
        <message>
            <source>Check its model and size in the settings.</source>
            <translation>请检查设置中的型号和尺寸。</translation>
        </message>
        <message>
            <source>The frame file of the strip has mistakes</source>
            <translation>条屏帧文件有错误</translation>
        </message>
        <message>
            <source>The device reports trouble</source>
            <translation>设备报告异常</translation>
        </message>
        <message>
            <source>The folder of recordings is empty or missing</source>
            <translation>录音文件夹为空或不存在</translation>
        </message>
        <message>
            <source>A recording of a word is missing</source>
            <translation>缺少某个词的录音</translation>
        </message>
        <message>
            <source>The program ended while a slip was being printed</source>
            <translation>打印小票时程序中断</translation>
        </message>
        <message>
            <source>See whether the slip came out; staff can print it again.</source>
            <translation>请查看小票是否已出纸，工作人员可以补打。</translation>
        </message>
        <message>
            <source>Telephone switch</source>
            <translation>电话交换机</translation>
        </message>
        <message>
            <source>The telephone switch does not take the program's user and secret</source>
            <translation>交换机不接受本程序的用户名和密钥</translation>
        </message>
        <message>
            <source>The switch has not said who the other party is</source>
            <translation>交换机没有告知对方线路</translation>
        </message>
        <message>
            <source>The call is over</source>
            <translation>通话已结束</translation>
        </message>
        <message>
            <source>What answers there is no Asterisk switch</source>
            <translation>对方不是 Asterisk 交换机</translation>
        </message>
        <message>
            <source>Another program listens where calls are told</source>
            <translation>来电接口的端口被其他程序占用</translation>
        </message>
        <message>
            <source>The telephone switch did not take the order</source>
            <translation>交换机没有执行这个操作</translation>
        </message>
        <message>
            <source>The telephone switch does not answer</source>
            <translation>交换机没有应答</translation>
        </message>
        <message>
            <source>The script of calls cannot be read</source>
            <translation>来电脚本无法读取</translation>
        </message>
    </context>
    <context>
        <name>Display</name>
        <message>
            <source>Now calling</source>
            <translation>正在呼叫</translation>
        </message>
        <message>
            <source>Please go to</source>
            <translation>请到</translation>
        </message>
        <message>
            <source>Counter {number}</source>
            <translation>{number}号窗口</translation>
        </message>
        <message>
            <source>The hall is not set up yet</source>
            <translation>大厅尚未完成设置</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>欢迎光临</translation>
        </message>
        <message>
            <source>The latest calls appear here</source>
            <translation>最近呼叫的号码显示在这里</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>等候 {count} 人</translation>
        </message>
        <message>
            <source>Strips above the counters</source>
            <translation>窗口条屏</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候人数</translation>
        </message>
        <message>
            <source>Next number</source>
            <translation>下一号</translation>
        </message>
        <message>
            <source>Pictures put into the folder “{folder}” appear here</source>
            <translation>放进文件夹“{folder}”的图片会显示在这里</translation>
        </message>
        <message>
            <source>This machine cannot play video: QtMultimedia is not installed</source>
            <translation>本机不能播放视频:没有安装 QtMultimedia</translation>
        </message>
        <message>
            <source>There is no video “{file}”</source>
            <translation>没有视频“{file}”</translation>
        </message>
        <message>
            <source>{numbers}: please go to any counter with your slip</source>
            <translation>{numbers} 请持号票到任一窗口</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
    </context>
    <context>
        <name>Editor</name>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Where it is used now</source>
            <translation>现在用到的地方</translation>
        </message>
        <message>
            <source>In the whole hall</source>
            <translation>整个大厅</translation>
        </message>
        <message>
            <source>New</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>Begin with</source>
            <translation>从哪一个开始</translation>
        </message>
        <message>
            <source>Open</source>
            <translation>打开</translation>
        </message>
        <message>
            <source>This file cannot be used</source>
            <translation>这个文件不能用</translation>
        </message>
        <message>
            <source>Save as file</source>
            <translation>存为文件</translation>
        </message>
        <message>
            <source>Not saved</source>
            <translation>没有保存</translation>
        </message>
        <message>
            <source>Saved</source>
            <translation>已保存</translation>
        </message>
        <message>
            <source>There is no hall yet</source>
            <translation>尚未设置大厅</translation>
        </message>
        <message>
            <source>everything</source>
            <translation>全部内容</translation>
        </message>
        <message>
            <source>The hall keeps it. No place uses it yet.</source>
            <translation>大厅已保存,目前还没有地方使用</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Give to the hall</source>
            <translation>交给大厅使用</translation>
        </message>
        <message>
            <source>Put in</source>
            <translation>放入</translation>
        </message>
        <message>
            <source>Shown with</source>
            <translation>示例</translation>
        </message>
        <message>
            <source>on</source>
            <translation>用于</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>移除</translation>
        </message>
        <message>
            <source>Short name</source>
            <translation>代号</translation>
        </message>
        <message>
            <source>Used</source>
            <translation>用在哪里</translation>
        </message>
        <message>
            <source>Give</source>
            <translation>交给大厅</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Letters, digits and . - _ only; a letter or digit first.</source>
            <translation>只能用字母、数字和 . - _,以字母或数字开头</translation>
        </message>
        <message>
            <source>The hall has a design of this name; yours takes its place.</source>
            <translation>大厅已有这个代号,将被您的替换</translation>
        </message>
        <message>
            <source>Somebody else has changed “{name}” meanwhile</source>
            <translation>“{name}”刚被其他人修改过</translation>
        </message>
        <message>
            <source>Theirs differs from yours in: {differs}</source>
            <translation>与您的不同之处:{differs}</translation>
        </message>
        <message>
            <source>Nothing of yours is lost: when you look at theirs, Undo brings yours back.</source>
            <translation>您的修改不会丢失:查看对方的版本后,点“撤销”即可回到您的版本。</translation>
        </message>
        <message>
            <source>Look at theirs</source>
            <translation>查看对方的版本</translation>
        </message>
        <message>
            <source>Give mine under another name</source>
            <translation>换个代号保存我的</translation>
        </message>
        <message>
            <source>Replace theirs with mine</source>
            <translation>用我的替换</translation>
        </message>
    </context>
    <context>
        <name>Entry</name>
        <message>
            <source>Please enter an address such as 192.168.1.10:8700.</source>
            <translation>请输入地址，例如 192.168.1.10:8700。</translation>
        </message>
        <message>
            <source>Please enter the one-time code.</source>
            <translation>请输入登记码。</translation>
        </message>
        <message>
            <source>This code is wrong, used or older than 10 minutes. Please ask for a new one.</source>
            <translation>登记码不对、已用过或已超过 10 分钟，请管理员重新生成。</translation>
        </message>
        <message>
            <source>Set up this machine</source>
            <translation>登记本机</translation>
        </message>
        <message>
            <source>Server address</source>
            <translation>服务器地址</translation>
        </message>
        <message>
            <source>One-time code</source>
            <translation>一次性登记码</translation>
        </message>
        <message>
            <source>A manager makes it; it is good for 10 minutes and one machine.</source>
            <translation>由管理员生成，10 分钟内有效，只能用于一台设备。</translation>
        </message>
        <message>
            <source>This machine does not belong to a hall yet</source>
            <translation>本机还没有登记到大厅</translation>
        </message>
        <message>
            <source>Setting up…</source>
            <translation>正在登记…</translation>
        </message>
        <message>
            <source>This is a one-time password. Please choose one of your own.</source>
            <translation>这是一次性密码，请设置您自己的密码。</translation>
        </message>
        <message>
            <source>Please enter your staff number.</source>
            <translation>请输入工号。</translation>
        </message>
        <message>
            <source>Please enter your password.</source>
            <translation>请输入密码。</translation>
        </message>
        <message>
            <source>At least {count} characters, please.</source>
            <translation>请至少设置 {count} 位。</translation>
        </message>
        <message>
            <source>Please choose another than the one-time password.</source>
            <translation>请不要沿用一次性密码。</translation>
        </message>
        <message>
            <source>The two do not match.</source>
            <translation>两次输入不一致。</translation>
        </message>
        <message>
            <source>Staff number and password do not match. Please try again.</source>
            <translation>工号或密码不对，请重新输入。</translation>
        </message>
        <message>
            <source>Log in</source>
            <translation>登录</translation>
        </message>
        <message>
            <source>Staff number</source>
            <translation>工号</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>密码</translation>
        </message>
        <message>
            <source>New password</source>
            <translation>新密码</translation>
        </message>
        <message>
            <source>New password again</source>
            <translation>再输一次新密码</translation>
        </message>
        <message>
            <source>Please log in with your staff number</source>
            <translation>请用工号登录</translation>
        </message>
        <message>
            <source>Server {server}</source>
            <translation>服务器 {server}</translation>
        </message>
        <message>
            <source>Logging in…</source>
            <translation>正在登录…</translation>
        </message>
        <message>
            <source>Set up a device</source>
            <translation>设备登记</translation>
        </message>
        <message>
            <source>Hotline</source>
            <translation>热线受理台</translation>
        </message>
        <message>
            <source>Hall management</source>
            <translation>大厅管理</translation>
        </message>
        <message>
            <source>Counter</source>
            <translation>窗口工作台</translation>
        </message>
        <message>
            <source>The server does not take this. Please check what you typed.</source>
            <translation>服务器没有接受，请检查输入的内容。</translation>
        </message>
        <message>
            <source>This staff number may not work here. Please ask your manager.</source>
            <translation>这个工号没有本岗位的权限，请联系管理员。</translation>
        </message>
        <message>
            <source>The server does not take this. Please tell the technician: {incident}</source>
            <translation>服务器没有接受，请把编号 {incident} 告诉技术人员。</translation>
        </message>
        <message>
            <source>Too many wrong attempts. Please wait a while, or ask your manager.</source>
            <translation>输错次数较多，请稍后再试，或联系管理员。</translation>
        </message>
        <message>
            <source>Too many wrong attempts. Please wait {minutes} min, or ask your manager.</source>
            <translation>输错次数较多，请 {minutes} 分钟后再试，或联系管理员。</translation>
        </message>
        <message>
            <source>The server is busy. Please try again in a moment.</source>
            <translation>服务器正忙，请稍后再试。</translation>
        </message>
        <message>
            <source>No server answers at {server}. Check the network cable and the address; if both are right, ask the technician to start the server.</source>
            <translation>{server} 没有服务器应答。请检查网线和地址；都没有问题时，请技术人员启动服务器。</translation>
        </message>
        <message>
            <source>{server} does not answer in time. Check the network cable, then try again.</source>
            <translation>{server} 没有及时应答。请检查网线后再试。</translation>
        </message>
        <message>
            <source>Reception</source>
            <translation>导办台</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>工单办理</translation>
        </message>
    </context>
    <context>
        <name>FollowUp</name>
        <message>
            <source>Nobody was reached</source>
            <translation>未接通</translation>
        </message>
        <message>
            <source>Very good</source>
            <translation>非常满意</translation>
        </message>
        <message>
            <source>Good</source>
            <translation>满意</translation>
        </message>
        <message>
            <source>Fair</source>
            <translation>基本满意</translation>
        </message>
        <message>
            <source>Poor</source>
            <translation>不满意</translation>
        </message>
        <message>
            <source>Very poor</source>
            <translation>非常不满意</translation>
        </message>
        <message>
            <source>Tried {count} times</source>
            <translation>已拨 {count} 次</translation>
        </message>
        <message>
            <source>Not reached; again from {time}</source>
            <translation>未接通，{time} 后再拨</translation>
        </message>
        <message>
            <source>Nobody waits to be called back.</source>
            <translation>没有待回访的市民。</translation>
        </message>
        <message>
            <source>What the citizen says</source>
            <translation>市民的意见</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>拨打</translation>
        </message>
        <message>
            <source>Not reached</source>
            <translation>未接通</translation>
        </message>
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Close the message</source>
            <translation>关闭提示</translation>
        </message>
        <message>
            <source>The disk is full: call the technician</source>
            <translation>磁盘已满，请联系技术人员</translation>
        </message>
    </context>
    <context>
        <name>HallPage</name>
        <message>
            <source>Say it now</source>
            <translation>立即播报</translation>
        </message>
        <message>
            <source>Nothing was announced yet today.</source>
            <translation>今天还没有播报。</translation>
        </message>
        <message>
            <source>One line a language; a language without words stays silent.</source>
            <translation>每种语言一行;没有填写的语言不播报。</translation>
        </message>
        <message>
            <source>What is to be said</source>
            <translation>播报内容</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>播报范围</translation>
        </message>
        <message>
            <source>Said today</source>
            <translation>今天已播报</translation>
        </message>
        <message>
            <source>Whole hall</source>
            <translation>整个大厅</translation>
        </message>
        <message>
            <source>It is said now, and runs over the displays for two minutes.</source>
            <translation>正在播报,大屏滚动显示两分钟。</translation>
        </message>
        <message>
            <source>The displays show the welcome.</source>
            <translation>大屏正在显示欢迎词。</translation>
        </message>
        <message>
            <source>The displays show the calls.</source>
            <translation>大屏正在显示叫号。</translation>
        </message>
        <message>
            <source>Hall</source>
            <translation>大厅</translation>
        </message>
        <message>
            <source>Announcement</source>
            <translation>广播</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>欢迎词</translation>
        </message>
        <message>
            <source>Devices</source>
            <translation>设备</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>请稍候…</translation>
        </message>
        <message>
            <source>Mandarin</source>
            <translation>普通话</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>粤语</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英语</translation>
        </message>
        <message>
            <source>No device has reported yet. Each appears here as soon as its program runs.</source>
            <translation>还没有设备上报。设备所在的程序一运行,就会出现在这里。</translation>
        </message>
        <message>
            <source>{count} devices; none needs anybody</source>
            <translation>{count} 台设备,都不需要处理</translation>
        </message>
        <message>
            <source>{wrong} of {count} devices need somebody</source>
            <translation>{count} 台设备中有 {wrong} 台需要处理</translation>
        </message>
        <message>
            <source>Counter {number}</source>
            <translation>{number} 号窗口</translation>
        </message>
        <message>
            <source>since {time}</source>
            <translation>自 {time} 起</translation>
        </message>
        <message>
            <source>since {day}, {time}</source>
            <translation>自 {day} {time} 起</translation>
        </message>
        <message>
            <source>{count} done</source>
            <translation>完成 {count} 次</translation>
        </message>
        <message>
            <source>{count} failed</source>
            <translation>失败 {count} 次</translation>
        </message>
        <message>
            <source>{count} without an answer</source>
            <translation>{count} 次没有回应</translation>
        </message>
        <message>
            <source>Whom the hall welcomes, and how</source>
            <translation>如:热烈欢迎考察团莅临指导</translation>
        </message>
        <message>
            <source>Fill the displays</source>
            <translation>全屏显示</translation>
        </message>
        <message>
            <source>Back to the calls</source>
            <translation>返回叫号</translation>
        </message>
        <message>
            <source>Words over the whole of the displays</source>
            <translation>全屏欢迎词</translation>
        </message>
        <message>
            <source>On the displays now</source>
            <translation>大屏当前显示</translation>
        </message>
        <message>
            <source>The tickets of counter {counter} are free.</source>
            <translation>窗口 {counter} 名下的号已释放。</translation>
        </message>
        <message>
            <source>Irregularities</source>
            <translation>异常</translation>
        </message>
        <message>
            <source>Counter {counter} does not answer and holds {count} tickets: {numbers}. Release them?</source>
            <translation>窗口 {counter} 失联，占 {count} 个号：{numbers}。是否释放？</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>{number}  ·  counter {counter}  ·  {who}</source>
            <translation>{number}  ·  {counter} 号窗口  ·  {who}</translation>
        </message>
        <message>
            <source>The device says: {time}  {what}</source>
            <translation>设备记录：{time}  {what}</translation>
        </message>
        <message>
            <source>The record: {why}</source>
            <translation>服务器记录：{why}</translation>
        </message>
        <message>
            <source>{time} called at counter {counter}</source>
            <translation>{time} {counter} 号窗口呼叫</translation>
        </message>
        <message>
            <source>The record: {why} {calls}</source>
            <translation>服务器记录：{why}{calls}</translation>
        </message>
        <message>
            <source>called without the server</source>
            <translation>离线呼叫</translation>
        </message>
        <message>
            <source>number given without the server</source>
            <translation>离线取号</translation>
        </message>
        <message>
            <source>called again</source>
            <translation>再次呼叫</translation>
        </message>
        <message>
            <source>serving began</source>
            <translation>开始办理</translation>
        </message>
        <message>
            <source>finished</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>passed</source>
            <translation>过号</translation>
        </message>
        <message>
            <source>parked</source>
            <translation>挂起</translation>
        </message>
        <message>
            <source>rated</source>
            <translation>评价</translation>
        </message>
        <message>
            <source>paper reported</source>
            <translation>出票报告</translation>
        </message>
        <message>
            <source>Nothing contradicts the record today.</source>
            <translation>今天没有异常。</translation>
        </message>
        <message>
            <source>Release</source>
            <translation>释放</translation>
        </message>
    </context>
    <context>
        <name>Hotline</name>
        <message>
            <source>Please ask for the name</source>
            <translation>请询问来电人称呼</translation>
        </message>
        <message>
            <source>Say in a few words what it is about</source>
            <translation>请用一句话写明是什么事</translation>
        </message>
        <message>
            <source>Please choose a kind</source>
            <translation>请选择类型</translation>
        </message>
        <message>
            <source>Please enter the number</source>
            <translation>请输入来电号码</translation>
        </message>
        <message>
            <source>A mobile number has 11 digits</source>
            <translation>手机号应为 11 位</translation>
        </message>
        <message>
            <source>This is no telephone number</source>
            <translation>这不是电话号码</translation>
        </message>
        <message>
            <source>Please choose from the list</source>
            <translation>请从列表中选择</translation>
        </message>
        <message>
            <source>Please write down what the caller says</source>
            <translation>请记录来电人所说的内容</translation>
        </message>
        <message>
            <source>At most {most} characters; there are {count}</source>
            <translation>最多 {most} 字，现在 {count} 字</translation>
        </message>
        <message>
            <source>Write down what you answered</source>
            <translation>请写明您答复的内容</translation>
        </message>
        <message>
            <source>Male</source>
            <translation>男</translation>
        </message>
        <message>
            <source>Female</source>
            <translation>女</translation>
        </message>
        <message>
            <source>Not said</source>
            <translation>不详</translation>
        </message>
        <message>
            <source>Normal</source>
            <translation>一般</translation>
        </message>
        <message>
            <source>Urgent</source>
            <translation>紧急</translation>
        </message>
        <message>
            <source>Very urgent</source>
            <translation>非常紧急</translation>
        </message>
        <message>
            <source>To dispatch</source>
            <translation>送分拨</translation>
        </message>
        <message>
            <source>Answered</source>
            <translation>直接答复</translation>
        </message>
        <message>
            <source>Type part of its name</source>
            <translation>输入名称的一部分</translation>
        </message>
        <message>
            <source>What the caller says, in the caller's words</source>
            <translation>按来电人的原话记录</translation>
        </message>
        <message>
            <source>Type part of its name or a keyword</source>
            <translation>输入名称或关键词</translation>
        </message>
        <message>
            <source>What should be done, or what you answered</source>
            <translation>建议怎么办，或您答复了什么</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>来电号码</translation>
        </message>
        <message>
            <source>Caller</source>
            <translation>来电人</translation>
        </message>
        <message>
            <source>Gender</source>
            <translation>性别</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>地点</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>所属区域</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>标题</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>诉求内容</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类型</translation>
        </message>
        <message>
            <source>Urgency</source>
            <translation>紧急程度</translation>
        </message>
        <message>
            <source>Matter</source>
            <translation>所属事项</translation>
        </message>
        <message>
            <source>Disposition</source>
            <translation>处办方式</translation>
        </message>
        <message>
            <source>Opinion</source>
            <translation>拟办意见</translation>
        </message>
        <message>
            <source>Register</source>
            <translation>登记</translation>
        </message>
        <message>
            <source>No case yet today. Registered cases appear here.</source>
            <translation>今天还没有工单。登记后的工单会出现在这里。</translation>
        </message>
        <message>
            <source>Today: {count} cases</source>
            <translation>今日 {count} 件</translation>
        </message>
        <message>
            <source>This caller</source>
            <translation>来电人情况</translation>
        </message>
        <message>
            <source>Fill in: {what}</source>
            <translation>填入：{what}</translation>
        </message>
        <message>
            <source>Being handled</source>
            <translation>办理中</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>What you were writing is back</source>
            <translation>已恢复上次没有登记的内容</translation>
        </message>
        <message>
            <source>The draft could not be kept on this machine</source>
            <translation>草稿没有保存到本机</translation>
        </message>
        <message>
            <source>Draft kept at {time}</source>
            <translation>已保存 {time}</translation>
        </message>
        <message>
            <source>Stored. The case number follows.</source>
            <translation>已保存，正式编号稍后显示。</translation>
        </message>
        <message>
            <source>Registered: {title}</source>
            <translation>已登记：{title}</translation>
        </message>
        <message>
            <source>Earlier cases appear here as soon as seven digits are typed.</source>
            <translation>输入七位号码后，这里显示该来电人以往的诉求。</translation>
        </message>
        <message>
            <source>Looking for earlier cases…</source>
            <translation>正在查找以往诉求…</translation>
        </message>
        <message>
            <source>Earlier cases cannot be had now. You can go on.</source>
            <translation>暂时查不到以往诉求，不影响登记。</translation>
        </message>
        <message>
            <source>This number calls for the first time.</source>
            <translation>这个号码是第一次来电。</translation>
        </message>
        <message>
            <source>Waiting for the centre's data</source>
            <translation>正在获取中心数据</translation>
        </message>
        <message>
            <source>Log out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Estate, road or landmark; pinyin will do</source>
            <translation>小区、道路或地标，可输入拼音首字母</translation>
        </message>
        <message>
            <source>Comes from place and matter</source>
            <translation>由地点和事项自动生成，可修改</translation>
        </message>
        <message>
            <source>To verify</source>
            <translation>送核实</translation>
        </message>
        <message>
            <source>To review</source>
            <translation>送审核</translation>
        </message>
        <message>
            <source>Throw away</source>
            <translation>废单</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>暂存</translation>
        </message>
        <message>
            <source>Register all</source>
            <translation>全部登记</translation>
        </message>
        <message>
            <source>Earlier cases of the same topic appear here.</source>
            <translation>同类的历史工单会显示在这里。</translation>
        </message>
        <message>
            <source>Similar: {count}</source>
            <translation>重复 {count}</translation>
        </message>
        <message>
            <source>Topic: {count}</source>
            <translation>历史 {count}</translation>
        </message>
        <message>
            <source>{days} days ago</source>
            <translation>{days} 天前</translation>
        </message>
        <message>
            <source>No. {number}</source>
            <translation>{number}号楼</translation>
        </message>
        <message>
            <source>same caller</source>
            <translation>同一来电人</translation>
        </message>
        <message>
            <source>same building</source>
            <translation>同一栋楼</translation>
        </message>
        <message>
            <source>same place</source>
            <translation>同一地点</translation>
        </message>
        <message>
            <source>same grid</source>
            <translation>同一网格</translation>
        </message>
        <message>
            <source>same matter</source>
            <translation>同一事项</translation>
        </message>
        <message>
            <source>similar words</source>
            <translation>内容相近</translation>
        </message>
        <message>
            <source>{number} is being registered: {title}</source>
            <translation>{number} 正在登记：{title}</translation>
        </message>
        <message>
            <source>Thrown away: {title}</source>
            <translation>已作废：{title}</translation>
        </message>
        <message>
            <source>Put aside: {title}</source>
            <translation>已暂存：{title}</translation>
        </message>
        <message>
            <source>Maybe: several people use this number. Ask for the name.</source>
            <translation>可能是：多人用过这个号码，请先问姓名。</translation>
        </message>
        <message>
            <source>Similar cases cannot be had now. You can go on.</source>
            <translation>暂时查不到相似工单，可以继续登记。</translation>
        </message>
        <message>
            <source>Cases like this one appear here while you type.</source>
            <translation>边写边查：相似的工单会显示在这里。</translation>
        </message>
        <message>
            <source>No case like this one in the last 90 days.</source>
            <translation>近 90 天没有相似的工单。</translation>
        </message>
        <message>
            <source>New case</source>
            <translation>新建</translation>
        </message>
        <message>
            <source>Same caller</source>
            <translation>同一来电人</translation>
        </message>
        <message>
            <source>Same place, too</source>
            <translation>连同地点</translation>
        </message>
        <message>
            <source>Take back</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Put aside: {count}</source>
            <translation>已暂存：{count}</translation>
        </message>
        <message>
            <source>Earlier call: {title}</source>
            <translation>前一来电：{title}</translation>
        </message>
        <message>
            <source>Number withheld</source>
            <translation>未显示号码</translation>
        </message>
        <message>
            <source>not reached</source>
            <translation>未接通</translation>
        </message>
        <message>
            <source>Call back afterwards</source>
            <translation>回访</translation>
        </message>
        <message>
            <source>The caller asks how far it is.</source>
            <translation>来电人询问办理进度，请尽快办理。</translation>
        </message>
        <message>
            <source>{number} was asked to hurry</source>
            <translation>已催办 {number}</translation>
        </message>
        <message>
            <source>Merge</source>
            <translation>并单</translation>
        </message>
        <message>
            <source>Hurry</source>
            <translation>催办</translation>
        </message>
        <message>
            <source>Added to the earlier case: {title}</source>
            <translation>已补充到原工单：{title}</translation>
        </message>
        <message>
            <source>Will be merged · {why}</source>
            <translation>将并入此单 · {why}</translation>
        </message>
        <message>
            <source>Articles: {count}</source>
            <translation>知识 {count}</translation>
        </message>
        <message>
            <source>Articles about what is written appear here.</source>
            <translation>与内容相关的知识会显示在这里。</translation>
        </message>
        <message>
            <source>Use as answer</source>
            <translation>用作答复</translation>
        </message>
        <message>
            <source>told {count} times</source>
            <translation>已引用 {count} 次</translation>
        </message>
        <message>
            <source>Keep secret</source>
            <translation>保密</translation>
        </message>
        <message>
            <source>Likely matter</source>
            <translation>推荐事项</translation>
        </message>
        <message>
            <source>Usual opinion</source>
            <translation>推荐意见</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>补充</translation>
        </message>
        <message>
            <source>Call back: {count}</source>
            <translation>回访 {count}</translation>
        </message>
    </context>
    <context>
        <name>Kiosk</name>
        <message>
            <source>Nobody is waiting</source>
            <translation>无人等候</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>{count} 人等候</translation>
        </message>
        <message>
            <source>The hall is closed now</source>
            <translation>大厅现在不对外办公</translation>
        </message>
        <message>
            <source>No counter is open yet</source>
            <translation>窗口还没有开始办理</translation>
        </message>
        <message>
            <source>Tickets are given as soon as a counter opens. Please wait a moment.</source>
            <translation>窗口开放后即可取号，请稍候。</translation>
        </message>
        <message>
            <source>All numbers of today are taken</source>
            <translation>今日号源已取完</translation>
        </message>
        <message>
            <source>It opens today at {time}</source>
            <translation>今天 {time} 开始取号</translation>
        </message>
        <message>
            <source>It opens on {day} at {time}</source>
            <translation>{day} {time} 开始取号</translation>
        </message>
        <message>
            <source>This is no mobile number. Please check it.</source>
            <translation>手机号码有误，请检查。</translation>
        </message>
        <message>
            <source>Please enter your mobile number</source>
            <translation>请输入手机号码</translation>
        </message>
        <message>
            <source>Please enter your ID card number</source>
            <translation>请输入身份证号码</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>暂时无法估计</translation>
        </message>
        <message>
            <source>Please wait in the waiting area until you are called.</source>
            <translation>请在等候区留意叫号，过号请到导办台</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Counter {counters}</source>
            <translation>{counters} 号窗口</translation>
        </message>
        <message>
            <source>Connecting, please wait a moment</source>
            <translation>正在连接，请稍候</translation>
        </message>
        <message>
            <source>Taking your number</source>
            <translation>正在取号</translation>
        </message>
        <message>
            <source>What do you come for?</source>
            <translation>请选择您要办理的业务</translation>
        </message>
        <message>
            <source>The printer is out of paper.</source>
            <translation>打印机缺纸。</translation>
        </message>
        <message>
            <source>The printer's cover is open.</source>
            <translation>打印机盖没有关好。</translation>
        </message>
        <message>
            <source>Your number {number} is valid. Please scan the code to keep it, or ask the staff.</source>
            <translation>您的号码 {number} 已生成，请扫码保存或联系工作人员。</translation>
        </message>
        <message>
            <source>No paper slips at the moment: your number comes on the screen, keep it with your phone.</source>
            <translation>打印机暂不可用。取号后号码会显示在屏幕上，请用手机扫码保存。</translation>
        </message>
        <message>
            <source>It is not certain that your slip came out.</source>
            <translation>未能确认号票是否打印。</translation>
        </message>
        <message>
            <source>The printer is out of order.</source>
            <translation>打印机暂时无法使用。</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>上一页</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>下一页</translation>
        </message>
        <message>
            <source>Page {page} of {pages}</source>
            <translation>第 {page} 页，共 {pages} 页</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续操作</translation>
        </message>
        <message>
            <source>Are you still there? Back to the start in {seconds} s.</source>
            <translation>您还需要继续吗？{seconds} 秒后返回首页</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Start page</source>
            <translation>首页</translation>
        </message>
        <message>
            <source>It is used for this ticket only and is not printed in full.</source>
            <translation>仅用于本次取号，号票上不会完整显示。</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>已输入 {count} 位</translation>
        </message>
        <message>
            <source>Take the last character back</source>
            <translation>删除一位</translation>
        </message>
        <message>
            <source>Take a ticket</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>办理窗口</translation>
        </message>
        <message>
            <source>Before you</source>
            <translation>前面等候</translation>
        </message>
        <message>
            <source>Waiting time</source>
            <translation>预计等候</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Your slip</source>
            <translation>您的号票</translation>
        </message>
        <message>
            <source>Code to scan with your phone</source>
            <translation>请用手机扫描的二维码</translation>
        </message>
        <message>
            <source>Your number, the slip is being printed</source>
            <translation>您的号码，正在出票</translation>
        </message>
        <message>
            <source>Please take your slip</source>
            <translation>请取走您的号票</translation>
        </message>
        <message>
            <source>Please keep your number</source>
            <translation>请保存您的号码</translation>
        </message>
        <message>
            <source>Or lay your ID card on the reader.</source>
            <translation>也可以把身份证放在读卡区。</translation>
        </message>
        <message>
            <source>Please enter the code of your appointment</source>
            <translation>请输入预约码</translation>
        </message>
        <message>
            <source>Or hold the code under the scanner.</source>
            <translation>也可以将预约码对准扫描口。</translation>
        </message>
        <message>
            <source>Please enter the number on your return slip</source>
            <translation>请输入补件单上的号码</translation>
        </message>
        <message>
            <source>Or hold the code of the slip under the scanner.</source>
            <translation>也可以将补件单的二维码对准扫描口。</translation>
        </message>
        <message>
            <source>about {minutes} min</source>
            <translation>约 {minutes} 分钟</translation>
        </message>
        <message>
            <source>For whom</source>
            <translation>办理情形</translation>
        </message>
        <message>
            <source>Bring along</source>
            <translation>请带好</translation>
        </message>
        <message>
            <source>No papers needed</source>
            <translation>无需材料</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>收费</translation>
        </message>
        <message>
            <source>Time at the counter</source>
            <translation>办理时间</translation>
        </message>
        <message>
            <source>Good to know</source>
            <translation>温馨提示</translation>
        </message>
        <message>
            <source>Scan to take this page with you</source>
            <translation>手机扫码，带走本页</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>业务</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Is this your appointment?</source>
            <translation>请核对您的预约</translation>
        </message>
        <message>
            <source>Yes, take a number</source>
            <translation>正确，取号</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>号码</translation>
        </message>
        <message>
            <source>Was missing</source>
            <translation>需补材料</translation>
        </message>
        <message>
            <source>Do you have everything with you?</source>
            <translation>请确认材料已带齐</translation>
        </message>
        <message>
            <source>The ticket machine cannot print now</source>
            <translation>打印机暂时不能出票</translation>
        </message>
        <message>
            <source>Take the number on my phone</source>
            <translation>取号到手机</translation>
        </message>
        <message>
            <source>Nothing begins with these letters</source>
            <translation>没有找到相关业务，请换一组首字母</translation>
        </message>
        <message>
            <source>{count} waiting, {counters} counters open</source>
            <translation>现有 {count} 人等候 · {counters} 个窗口开放</translation>
        </message>
        <message>
            <source>Take a number: {service}</source>
            <translation>取号：{service}</translation>
        </message>
        <message>
            <source>Touch here to take a number</source>
            <translation>点此取号</translation>
        </message>
        <message>
            <source>What do you want to know about?</source>
            <translation>请选择要了解的业务</translation>
        </message>
        <message>
            <source>Green channel: please show your proof at the counter</source>
            <translation>绿色通道：办理时请向窗口出示相关证件</translation>
        </message>
        <message>
            <source>Your number comes on the screen, to keep on your phone</source>
            <translation>无纸化取号：号码显示在屏幕上，请用手机扫码保存</translation>
        </message>
        <message>
            <source>Type the first letters of each word</source>
            <translation>请输入业务名称的拼音首字母</translation>
        </message>
        <message>
            <source>Which one is yours?</source>
            <translation>请选择您的补件单</translation>
        </message>
        <message>
            <source>Who may go first</source>
            <translation>优先办理对象</translation>
        </message>
        <message>
            <source>Which department?</source>
            <translation>请选择部门</translation>
        </message>
        <message>
            <source>Scan your number to keep it</source>
            <translation>请扫码保存您的号码</translation>
        </message>
        <message>
            <source>This did not work. Please try again in a moment.</source>
            <translation>暂时未能办理，请稍后再试。</translation>
        </message>
        <message>
            <source>This code is not known here.</source>
            <translation>未找到对应的信息，请核对后再试。</translation>
        </message>
        <message>
            <source>Help is coming</source>
            <translation>工作人员马上就来</translation>
        </message>
        <message>
            <source>A member of staff was called. Please wait here a moment.</source>
            <translation>已通知工作人员，请在此稍候。</translation>
        </message>
        <message>
            <source>If you need help, please ask the staff.</source>
            <translation>如需帮助，请联系现场工作人员。</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜索业务</translation>
        </message>
        <message>
            <source>By department</source>
            <translation>按部门取号</translation>
        </message>
        <message>
            <source>I have an appointment</source>
            <translation>预约取号</translation>
        </message>
        <message>
            <source>I bring missing papers</source>
            <translation>补件返回</translation>
        </message>
        <message>
            <source>Ticket on my phone</source>
            <translation>无纸化取号</translation>
        </message>
        <message>
            <source>Green channel</source>
            <translation>绿色通道</translation>
        </message>
        <message>
            <source>What to bring</source>
            <translation>办事指南</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>语言 Language</translation>
        </message>
        <message>
            <source>Large print</source>
            <translation>长者模式</translation>
        </message>
        <message>
            <source>Wheelchair</source>
            <translation>轮椅模式</translation>
        </message>
        <message>
            <source>Call for help</source>
            <translation>呼叫帮助</translation>
        </message>
        <message>
            <source>70 years or older</source>
            <translation>70 周岁及以上老年人</translation>
        </message>
        <message>
            <source>Disabled, or ill</source>
            <translation>残疾人、病患</translation>
        </message>
        <message>
            <source>Pregnant, or with a small child</source>
            <translation>孕妇、带婴幼儿</translation>
        </message>
        <message>
            <source>Soldier, veteran or their family</source>
            <translation>军人、退役军人及家属</translation>
        </message>
        <message>
            <source>Are you still there?</source>
            <translation>您还需要继续吗？</translation>
        </message>
        <message>
            <source>Please take your slip. Your number is {number}.</source>
            <translation>请取走您的号票，您的号码是 {number}。</translation>
        </message>
        <message>
            <source>Your number is {number}. Please scan the code to keep it.</source>
            <translation>您的号码是 {number}，请扫码保存。</translation>
        </message>
        <message>
            <source>Print {number} again</source>
            <translation>补打 {number}</translation>
        </message>
        <message>
            <source>Test print</source>
            <translation>测试打印</translation>
        </message>
        <message>
            <source>Full screen on or off</source>
            <translation>退出或恢复全屏</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>重新启动程序</translation>
        </message>
        <message>
            <source>End the program</source>
            <translation>退出程序</translation>
        </message>
        <message>
            <source>Back to the start page</source>
            <translation>返回取号首页</translation>
        </message>
        <message>
            <source>Printed again by staff</source>
            <translation>补打</translation>
        </message>
        <message>
            <source>Printed.</source>
            <translation>已打印。</translation>
        </message>
        <message>
            <source>Sent to the printer, which does not say whether it came out.</source>
            <translation>已发送到打印机，打印机没有回报是否出纸。</translation>
        </message>
        <message>
            <source>Not set up</source>
            <translation>未设置</translation>
        </message>
        <message>
            <source>PRINTED AGAIN</source>
            <translation>补打</translation>
        </message>
        <message>
            <source>Services: {count}</source>
            <translation>{count} 项业务</translation>
        </message>
        <message>
            <source>Latest slips</source>
            <translation>最近的号票</translation>
        </message>
        <message>
            <source>The machine had to start again while it was printing. Your number is valid, with the slip or without.</source>
            <translation>打印时机器重新启动了。无论有没有拿到小票，您的号码都有效。</translation>
        </message>
        <message>
            <source>Did you get the slip {number}?</source>
            <translation>您拿到 {number} 号小票了吗？</translation>
        </message>
        <message>
            <source>No, print it again</source>
            <translation>没有，再打一张</translation>
        </message>
        <message>
            <source>Slip is being made</source>
            <translation>号票正在生成</translation>
        </message>
        <message>
            <source>Slip came out</source>
            <translation>号票已打出</translation>
        </message>
        <message>
            <source>Kiosk maintenance</source>
            <translation>取号机维护</translation>
        </message>
        <message>
            <source>Taken while the network is down: you are called by the time of issue on this slip.</source>
            <translation>离线取号：按票面取号时间排队叫号。</translation>
        </message>
    </context>
    <context>
        <name>LayoutEditor</name>
        <message>
            <source>Chinese</source>
            <translation>普通话</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>粤语</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英语</translation>
        </message>
        <message>
            <source>Long names</source>
            <translation>很长的名称</translation>
        </message>
        <message>
            <source>Nobody called yet</source>
            <translation>还没有叫号</translation>
        </message>
        <message>
            <source>Current call</source>
            <translation>当前叫号</translation>
        </message>
        <message>
            <source>Latest calls</source>
            <translation>最近叫号</translation>
        </message>
        <message>
            <source>Who waits</source>
            <translation>等候人数</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>通知公告</translation>
        </message>
        <message>
            <source>Pictures</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Video</source>
            <translation>视频</translation>
        </message>
        <message>
            <source>Running line</source>
            <translation>滚动字幕</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Clock</source>
            <translation>时钟</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Hall name</source>
            <translation>大厅名称</translation>
        </message>
        <message>
            <source>Zone</source>
            <translation>区域</translation>
        </message>
        <message>
            <source>Welcome of the hall</source>
            <translation>大厅欢迎词</translation>
        </message>
        <message>
            <source>Slogan of the hall</source>
            <translation>大厅口号</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>靠左</translation>
        </message>
        <message>
            <source>Centred</source>
            <translation>居中</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>靠右</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>Ground</source>
            <translation>底色</translation>
        </message>
        <message>
            <source>Card</source>
            <translation>卡片</translation>
        </message>
        <message>
            <source>Deep colour</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>Soft colour</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Soft amber</source>
            <translation>浅琥珀</translation>
        </message>
        <message>
            <source>Soft green</source>
            <translation>浅绿</translation>
        </message>
        <message>
            <source>Black, amber letters</source>
            <translation>黑底琥珀字</translation>
        </message>
        <message>
            <source>The whole picture</source>
            <translation>整个画面</translation>
        </message>
        <message>
            <source>block {place}</source>
            <translation>第 {place} 个区块</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Columns of the grid</source>
            <translation>网格列数</translation>
        </message>
        <message>
            <source>Rows of the grid</source>
            <translation>网格行数</translation>
        </message>
        <message>
            <source>For a screen that stands</source>
            <translation>用于竖屏</translation>
        </message>
        <message>
            <source>Insert a field …</source>
            <translation>插入字段…</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>文件夹</translation>
        </message>
        <message>
            <source>File</source>
            <translation>文件</translation>
        </message>
        <message>
            <source>Seconds each</source>
            <translation>每个几秒</translation>
        </message>
        <message>
            <source>As usual</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>Letters</source>
            <translation>字号</translation>
        </message>
        <message>
            <source>Of the screen's shorter side; smaller cannot be read from 10 metres</source>
            <translation>相对屏幕短边;再小的字十米外看不清</translation>
        </message>
        <message>
            <source>Align</source>
            <translation>对齐</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>起始列</translation>
        </message>
        <message>
            <source>Row</source>
            <translation>起始行</translation>
        </message>
        <message>
            <source>Columns wide</source>
            <translation>占几列</translation>
        </message>
        <message>
            <source>Rows high</source>
            <translation>占几行</translation>
        </message>
        <message>
            <source>There is no free place; make a block smaller first</source>
            <translation>没有空位,请先缩小一个区块</translation>
        </message>
        <message>
            <source>There is no room for it there</source>
            <translation>那里放不下</translation>
        </message>
        <message>
            <source>Welcome on the displays</source>
            <translation>大屏显示欢迎词</translation>
        </message>
        <message>
            <source>Back to the calls</source>
            <translation>返回叫号</translation>
        </message>
        <message>
            <source>What is in it</source>
            <translation>画面里有</translation>
        </message>
        <message>
            <source>The hall's displays show it now</source>
            <translation>大厅的大屏已换用此版式</translation>
        </message>
        <message>
            <source>Whom do you welcome, and how</source>
            <translation>欢迎词</translation>
        </message>
        <message>
            <source>The displays show the welcome</source>
            <translation>大屏正在显示欢迎词</translation>
        </message>
        <message>
            <source>The displays show the calls</source>
            <translation>大屏已返回叫号</translation>
        </message>
    </context>
    <context>
        <name>Pad</name>
        <message>
            <source>Staff no. {number}</source>
            <translation>工号 {number}</translation>
        </message>
        <message>
            <source>Thank you for your rating</source>
            <translation>感谢您的评价</translation>
        </message>
        <message>
            <source>Please wait behind the line</source>
            <translation>请在一米线外等候</translation>
        </message>
        <message>
            <source>How was the service today?</source>
            <translation>请您对本次服务作出评价</translation>
        </message>
        <message>
            <source>What should be better?</source>
            <translation>请问哪里让您不满意</translation>
        </message>
        <message>
            <source>Choose as many as apply, or none</source>
            <translation>可多选，也可不选</translation>
        </message>
        <message>
            <source>This counter is closed now</source>
            <translation>本窗口暂未开放</translation>
        </message>
        <message>
            <source>Hello, how may I help you?</source>
            <translation>您好，很高兴为您服务</translation>
        </message>
        <message>
            <source>Ticket {ticket}, please come to counter {counter}</source>
            <translation>请{ticket}号到{counter}号窗口</translation>
        </message>
        <message>
            <source>Serving ticket {ticket}</source>
            <translation>正在为{ticket}号办理</translation>
        </message>
        <message>
            <source>This counter is paused: {reason}</source>
            <translation>本窗口暂停服务：{reason}</translation>
        </message>
        <message>
            <source>Working on your papers, please wait a moment</source>
            <translation>正在后台处理，请稍候</translation>
        </message>
        <message>
            <source>Connecting to the hall</source>
            <translation>正在连接大厅</translation>
        </message>
        <message>
            <source>This pad does not belong to a counter yet. Please ask the manager to set one.</source>
            <translation>评价器还没有绑定窗口，请联系管理员设置。</translation>
        </message>
        <message>
            <source>You were served by {name}, {number}</source>
            <translation>为您服务的是 {name}，{number}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Please go to counter {counters}</source>
            <translation>请到 {counters} 号窗口办理</translation>
        </message>
        <message>
            <source>I waited too long</source>
            <translation>等候时间太长</translation>
        </message>
        <message>
            <source>The manner was unfriendly</source>
            <translation>态度不好</translation>
        </message>
        <message>
            <source>It was not explained clearly</source>
            <translation>没有一次说清楚</translation>
        </message>
        <message>
            <source>I had to come several times</source>
            <translation>让我来回跑</translation>
        </message>
        <message>
            <source>The procedure was not known well</source>
            <translation>业务不熟练</translation>
        </message>
        <message>
            <source>Equipment or surroundings</source>
            <translation>设备或环境不好</translation>
        </message>
        <message>
            <source>Counter</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Counter {number}</source>
            <translation>{number}号窗口</translation>
        </message>
        <message>
            <source>No reason</source>
            <translation>不说明原因</translation>
        </message>
        <message>
            <source>Submit</source>
            <translation>提交</translation>
        </message>
        <message>
            <source>Seconds left</source>
            <translation>剩余秒数</translation>
        </message>
        <message>
            <source>Evaluation pad</source>
            <translation>评价器</translation>
        </message>
        <message>
            <source>A picture from the counter</source>
            <translation>窗口展示的图片</translation>
        </message>
        <message>
            <source>Pull with two fingers or tap twice to look closer</source>
            <translation>双指张开或点两下可以放大</translation>
        </message>
        <message>
            <source>Please sign with your finger</source>
            <translation>请用手指签名</translation>
        </message>
        <message>
            <source>You may leave it</source>
            <translation>也可以不签</translation>
        </message>
        <message>
            <source>Please read and confirm</source>
            <translation>请阅读并确认</translation>
        </message>
        <message>
            <source>Please read and sign</source>
            <translation>请阅读并签名</translation>
        </message>
        <message>
            <source>Please scan with your phone</source>
            <translation>请用手机扫码</translation>
        </message>
        <message>
            <source>In your own words</source>
            <translation>您的意见（可不填）</translation>
        </message>
        <message>
            <source>Another language</source>
            <translation>切换语言</translation>
        </message>
        <message>
            <source>Large print</source>
            <translation>大字</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>签名</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>不签</translation>
        </message>
        <message>
            <source>Sign again</source>
            <translation>重签</translation>
        </message>
        <message>
            <source>I do not agree</source>
            <translation>不同意</translation>
        </message>
        <message>
            <source>Read and confirmed</source>
            <translation>已阅读并确认</translation>
        </message>
    </context>
    <context>
        <name>Program</name>
        <message>
            <source>Starting</source>
            <translation>正在启动</translation>
        </message>
        <message>
            <source>Counter</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>Take a ticket</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>Evaluation pad</source>
            <translation>评价器</translation>
        </message>
        <message>
            <source>Hall display</source>
            <translation>综合屏</translation>
        </message>
        <message>
            <source>Hotline</source>
            <translation>热线受理</translation>
        </message>
        <message>
            <source>Hall management</source>
            <translation>大厅管理</translation>
        </message>
        <message>
            <source>Desk</source>
            <translation>工单办理</translation>
        </message>
    </context>
    <context>
        <name>Ratings</name>
        <message>
            <source>Kept.</source>
            <translation>已保存。</translation>
        </message>
        <message>
            <source>The file could not be written: {reason}</source>
            <translation>文件没有写成：{reason}</translation>
        </message>
        <message>
            <source>Saved as {file}</source>
            <translation>已存为 {file}</translation>
        </message>
        <message>
            <source>Ratings</source>
            <translation>评价管理</translation>
        </message>
        <message>
            <source>From</source>
            <translation>从</translation>
        </message>
        <message>
            <source>To</source>
            <translation>到</translation>
        </message>
        <message>
            <source>Bad ratings and mistakes</source>
            <translation>差评与误评</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>统计</translation>
        </message>
        <message>
            <source>Only what is open</source>
            <translation>只看待处理</translation>
        </message>
        <message>
            <source>Figures of</source>
            <translation>统计对象</translation>
        </message>
        <message>
            <source>Per</source>
            <translation>周期</translation>
        </message>
        <message>
            <source>Save as Excel</source>
            <translation>导出 Excel</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>请稍候…</translation>
        </message>
        <message>
            <source>What came of it, or a note on the decision</source>
            <translation>回访结果，或裁定说明</translation>
        </message>
        <message>
            <source>Write down first what came of it.</source>
            <translation>请先写下回访结果。</translation>
        </message>
        <message>
            <source>Staff</source>
            <translation>工作人员</translation>
        </message>
        <message>
            <source>Departments</source>
            <translation>部门</translation>
        </message>
        <message>
            <source>Services</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>per day</source>
            <translation>按日</translation>
        </message>
        <message>
            <source>per month</source>
            <translation>按月</translation>
        </message>
        <message>
            <source>per quarter</source>
            <translation>按季</translation>
        </message>
        <message>
            <source>Write down the result</source>
            <translation>记录回访</translation>
        </message>
        <message>
            <source>Put aside as a mistake</source>
            <translation>认定误评</translation>
        </message>
        <message>
            <source>Let it stand</source>
            <translation>维持评价</translation>
        </message>
        <message>
            <source>The citizen wrote: {words}</source>
            <translation>群众留言：{words}</translation>
        </message>
        <message>
            <source>Filed as a mistake by {name}: {reason}</source>
            <translation>{name} 申报误评：{reason}</translation>
        </message>
        <message>
            <source>Followed up by {name}, {time}: {result}</source>
            <translation>{name} 于 {time} 回访：{result}</translation>
        </message>
        <message>
            <source>None</source>
            <translation>无</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>暂无</translation>
        </message>
        <message>
            <source>{rate} % ({part} of {whole})</source>
            <translation>{rate}%（{part}/{whole}）</translation>
        </message>
        <message>
            <source>A mistake? To decide</source>
            <translation>误评待裁定</translation>
        </message>
        <message>
            <source>Put aside</source>
            <translation>误评不计</translation>
        </message>
        <message>
            <source>Followed up</source>
            <translation>已回访</translation>
        </message>
        <message>
            <source>To follow up</source>
            <translation>待回访</translation>
        </message>
        <message>
            <source>Stands</source>
            <translation>维持</translation>
        </message>
        <message>
            <source>Put aside by {name}. {note}</source>
            <translation>{name} 认定误评。{note}</translation>
        </message>
        <message>
            <source>{name} lets it stand. {note}</source>
            <translation>{name} 维持评价。{note}</translation>
        </message>
        <message>
            <source>Only bad ratings are followed up.</source>
            <translation>只有差评需要回访。</translation>
        </message>
        <message>
            <source>This rating has been followed up.</source>
            <translation>这条评价已回访。</translation>
        </message>
        <message>
            <source>Nobody has filed this rating as a mistake.</source>
            <translation>没有人申报这条误评。</translation>
        </message>
        <message>
            <source>This has been decided.</source>
            <translation>已经裁定。</translation>
        </message>
        <message>
            <source>Nobody decides on a rating of their own.</source>
            <translation>不能裁定自己的评价。</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>号码</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>事项</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>评价</translation>
        </message>
        <message>
            <source>Stands at</source>
            <translation>进展</translation>
        </message>
        <message>
            <source>Nothing is open in these days. Bad ratings and filed mistakes appear here.</source>
            <translation>这些天没有待处理的评价。差评和误评申报会出现在这里。</translation>
        </message>
        <message>
            <source>Period</source>
            <translation>周期</translation>
        </message>
        <message>
            <source>Whose</source>
            <translation>对象</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Asked</source>
            <translation>请评</translation>
        </message>
        <message>
            <source>Not asked</source>
            <translation>未请评</translation>
        </message>
        <message>
            <source>Rated</source>
            <translation>已评</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>满意率</translation>
        </message>
        <message>
            <source>Rated of finished</source>
            <translation>评价率</translation>
        </message>
        <message>
            <source>No visit was finished in these days.</source>
            <translation>这些天没有办结的业务。</translation>
        </message>
    </context>
    <context>
        <name>Reception</name>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>All counters</source>
            <translation>全部窗口</translation>
        </message>
        <message>
            <source>Appointment {begins}–{ends}</source>
            <translation>预约 {begins}–{ends}</translation>
        </message>
        <message>
            <source>Asked to rate</source>
            <translation>请求评价</translation>
        </message>
        <message>
            <source>Back with papers</source>
            <translation>补件回来</translation>
        </message>
        <message>
            <source>By itself</source>
            <translation>自动</translation>
        </message>
        <message>
            <source>Called again</source>
            <translation>重呼</translation>
        </message>
        <message>
            <source>Called to counter {number}: {reason}</source>
            <translation>{number} 号窗口呼叫：{reason}</translation>
        </message>
        <message>
            <source>Came after all and waits again</source>
            <translation>过号后回来，重新等候</translation>
        </message>
        <message>
            <source>Came to nothing: the print failed</source>
            <translation>作废：打印失败</translation>
        </message>
        <message>
            <source>Cancel ticket</source>
            <translation>作废号码</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>工作人员作废</translation>
        </message>
        <message>
            <source>Change service</source>
            <translation>改换业务</translation>
        </message>
        <message>
            <source>Counter {counter}: a visit of {value} min, limit {limit} min</source>
            <translation>{counter} 号窗口：办理已 {value} 分钟，上限 {limit} 分钟</translation>
        </message>
        <message>
            <source>Counter {number}</source>
            <translation>{number} 号窗口</translation>
        </message>
        <message>
            <source>Evaluation pad</source>
            <translation>评价器</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>办结</translation>
        </message>
        <message>
            <source>Give a number</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>Given up by the citizen</source>
            <translation>群众自行取消</translation>
        </message>
        <message>
            <source>Green channel: goes first</source>
            <translation>绿色通道：优先办理</translation>
        </message>
        <message>
            <source>Help wanted at a kiosk: {where}, since {at}</source>
            <translation>取号机呼叫帮助：{where}，{at} 起</translation>
        </message>
        <message>
            <source>I am going</source>
            <translation>我去</translation>
        </message>
        <message>
            <source>ID number (optional)</source>
            <translation>身份证号（选填）</translation>
        </message>
        <message>
            <source>ID number, needed for this service</source>
            <translation>身份证号（此业务必填）</translation>
        </message>
        <message>
            <source>It is not certain that the paper came out. Please look at the printer.</source>
            <translation>不确定是否出票，请查看打印机。</translation>
        </message>
        <message>
            <source>Kiosk</source>
            <translation>取号机</translation>
        </message>
        <message>
            <source>Let wait again</source>
            <translation>恢复等候</translation>
        </message>
        <message>
            <source>Log out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Look a ticket up</source>
            <translation>查询号码</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>Moved on to {place}</source>
            <translation>转移到 {place}</translation>
        </message>
        <message>
            <source>Name (optional)</source>
            <translation>姓名（选填）</translation>
        </message>
        <message>
            <source>No printer here: please tell the citizen the number.</source>
            <translation>这里没有打印机，请告知群众票号。</translation>
        </message>
        <message>
            <source>No service fits what you typed. Try fewer letters.</source>
            <translation>没有符合的业务，请少输几个字母再试。</translation>
        </message>
        <message>
            <source>No ticket of today fits. Type a number, four digits of the phone, or the surname.</source>
            <translation>今天没有符合的号票。请输入票号、手机后四位或姓氏。</translation>
        </message>
        <message>
            <source>Nobody has to bring papers.</source>
            <translation>目前没有需要补件的群众。</translation>
        </message>
        <message>
            <source>Not possible while the ticket is: {state}</source>
            <translation>号票目前“{state}”，不能这样操作。</translation>
        </message>
        <message>
            <source>Nothing needs you now. Warnings and calls for help appear here.</source>
            <translation>现在一切正常。提醒和求助会显示在这里。</translation>
        </message>
        <message>
            <source>Number given for {service}</source>
            <translation>取号：{service}</translation>
        </message>
        <message>
            <source>Number given for {service} · {source}</source>
            <translation>取号：{service} · {source}</translation>
        </message>
        <message>
            <source>Papers missing: {papers}</source>
            <translation>需补件：{papers}</translation>
        </message>
        <message>
            <source>Parked</source>
            <translation>挂起</translation>
        </message>
        <message>
            <source>Passed: nobody came</source>
            <translation>过号：无人应答</translation>
        </message>
        <message>
            <source>Please choose a service first.</source>
            <translation>请先选择业务。</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>补打</translation>
        </message>
        <message>
            <source>Printed again {count} ×</source>
            <translation>补打 {count} 次</translation>
        </message>
        <message>
            <source>Printed again, copy {count}</source>
            <translation>补打第 {count} 次</translation>
        </message>
        <message>
            <source>Printed. Please hand it over.</source>
            <translation>已打印，请交给群众。</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>正在打印…</translation>
        </message>
        <message>
            <source>REPRINT</source>
            <translation>补打</translation>
        </message>
        <message>
            <source>Rated: {rating}</source>
            <translation>评价：{rating}</translation>
        </message>
        <message>
            <source>Reception</source>
            <translation>导办台</translation>
        </message>
        <message>
            <source>Search the full name (recorded)</source>
            <translation>按完整姓名查找（会留下记录）</translation>
        </message>
        <message>
            <source>Service: pinyin initials, name or letter</source>
            <translation>业务：拼音首字母、名称或票号字母</translation>
        </message>
        <message>
            <source>Serving began</source>
            <translation>开始办理</translation>
        </message>
        <message>
            <source>Serving began, some seconds after the call</source>
            <translation>呼叫后自动开始办理</translation>
        </message>
        <message>
            <source>Telephone (optional)</source>
            <translation>手机号（选填）</translation>
        </message>
        <message>
            <source>Telephone, needed for this service</source>
            <translation>手机号（此业务必填）</translation>
        </message>
        <message>
            <source>The paper came out after all</source>
            <translation>确认已出票</translation>
        </message>
        <message>
            <source>The telephone or ID number cannot be right. Please check it.</source>
            <translation>手机号或身份证号不正确，请核对。</translation>
        </message>
        <message>
            <source>There is no printer here.</source>
            <translation>这里没有打印机。</translation>
        </message>
        <message>
            <source>Ticket: number, last digits of the phone, surname</source>
            <translation>票号、手机尾号、姓氏</translation>
        </message>
        <message>
            <source>Tickets of today appear here, the newest first.</source>
            <translation>今天取的号会显示在这里，最新的在最前。</translation>
        </message>
        <message>
            <source>Waits</source>
            <translation>开始等候</translation>
        </message>
        <message>
            <source>Waits for {service} now</source>
            <translation>改为等候：{service}</translation>
        </message>
        <message>
            <source>Waits; it is not certain that the paper came out</source>
            <translation>开始等候；不确定是否出票</translation>
        </message>
        <message>
            <source>Went on after being parked</source>
            <translation>挂起后继续办理</translation>
        </message>
        <message>
            <source>What has happened to this ticket</source>
            <translation>这个号码的经过</translation>
        </message>
        <message>
            <source>counter {number}</source>
            <translation>{number} 号窗口</translation>
        </message>
        <message>
            <source>no counter is staffed</source>
            <translation>暂无窗口</translation>
        </message>
        <message>
            <source>with priority</source>
            <translation>优先</translation>
        </message>
        <message>
            <source>{count} before</source>
            <translation>前面 {count} 人</translation>
        </message>
        <message>
            <source>{count} more warnings</source>
            <translation>还有 {count} 条提醒</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>{count} 人等候</translation>
        </message>
        <message>
            <source>{service}: somebody waits for {value} min, target {limit} min</source>
            <translation>{service}：最久已等 {value} 分钟，目标 {limit} 分钟</translation>
        </message>
        <message>
            <source>{service}: {value} wait and no counter is staffed</source>
            <translation>{service}：{value} 人等候，暂无窗口开放</translation>
        </message>
        <message>
            <source>{service}: {value} wait, more than {limit}</source>
            <translation>{service}：{value} 人等候，超过 {limit} 人</translation>
        </message>
        <message>
            <source>{what}: {reason}</source>
            <translation>{what}：{reason}</translation>
        </message>
        <message>
            <source>{zone}: {count} waiting</source>
            <translation>{zone} {count} 人</translation>
        </message>
        <message>
            <source>Hall: announcements, welcome, devices</source>
            <translation>大厅:广播、欢迎词、设备</translation>
        </message>
        <message>
            <source>Copy {count}: {how}</source>
            <translation>第 {count} 次补打：{how}</translation>
        </message>
        <message>
            <source>Sent to that printer; the list tells when it is out.</source>
            <translation>已发送到该打印机，出纸后列表会显示。</translation>
        </message>
        <message>
            <source>Print here</source>
            <translation>在本机打印</translation>
        </message>
    </context>
    <context>
        <name>TicketEditor</name>
        <message>
            <source>Text</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>号码</translation>
        </message>
        <message>
            <source>Label and text</source>
            <translation>标签和文字</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>多列</translation>
        </message>
        <message>
            <source>QR code</source>
            <translation>二维码</translation>
        </message>
        <message>
            <source>Barcode</source>
            <translation>条形码</translation>
        </message>
        <message>
            <source>Logo</source>
            <translation>标志图</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>横线</translation>
        </message>
        <message>
            <source>Dashed line</source>
            <translation>虚线</translation>
        </message>
        <message>
            <source>Space</source>
            <translation>空白</translation>
        </message>
        <message>
            <source>Hall name</source>
            <translation>大厅名称</translation>
        </message>
        <message>
            <source>Zone</source>
            <translation>叫号区域</translation>
        </message>
        <message>
            <source>Ticket number</source>
            <translation>票号</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>业务大类</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>业务名称</translation>
        </message>
        <message>
            <source>Time of issue</source>
            <translation>取号时间</translation>
        </message>
        <message>
            <source>People ahead</source>
            <translation>前面等候人数</translation>
        </message>
        <message>
            <source>Estimated wait</source>
            <translation>预计等候</translation>
        </message>
        <message>
            <source>Counters</source>
            <translation>办理窗口</translation>
        </message>
        <message>
            <source>Citizen's name, masked</source>
            <translation>姓名(已脱敏)</translation>
        </message>
        <message>
            <source>Priority</source>
            <translation>优先标志</translation>
        </message>
        <message>
            <source>What to do now</source>
            <translation>办理方式</translation>
        </message>
        <message>
            <source>Address of the ticket's page</source>
            <translation>票号页面地址</translation>
        </message>
        <message>
            <source>Tip of the service</source>
            <translation>温馨提示</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>左</translation>
        </message>
        <message>
            <source>Centred</source>
            <translation>居中</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>右</translation>
        </message>
        <message>
            <source>Middle</source>
            <translation>中</translation>
        </message>
        <message>
            <source>Cut, but for a point</source>
            <translation>半切</translation>
        </message>
        <message>
            <source>Cut off</source>
            <translation>全切</translation>
        </message>
        <message>
            <source>Not cut</source>
            <translation>不切纸</translation>
        </message>
        <message>
            <source>Your text</source>
            <translation>请输入文字</translation>
        </message>
        <message>
            <source>The whole ticket</source>
            <translation>整张票</translation>
        </message>
        <message>
            <source> dots</source>
            <translation> 点</translation>
        </message>
        <message>
            <source>8 dots are a millimetre</source>
            <translation>8 点为 1 毫米</translation>
        </message>
        <message>
            <source>element {place}</source>
            <translation>第 {place} 项</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Paper</source>
            <translation>纸宽</translation>
        </message>
        <message>
            <source>Margin</source>
            <translation>页边距</translation>
        </message>
        <message>
            <source>Copies</source>
            <translation>份数</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>切纸</translation>
        </message>
        <message>
            <source>Printer beeps</source>
            <translation>打印后蜂鸣</translation>
        </message>
        <message>
            <source>Insert a field …</source>
            <translation>插入字段…</translation>
        </message>
        <message>
            <source>Label</source>
            <translation>标签</translation>
        </message>
        <message>
            <source>One column a line: label | text</source>
            <translation>每行一列:标签 | 文字</translation>
        </message>
        <message>
            <source>Choose a picture …</source>
            <translation>选择图片…</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>图片</translation>
        </message>
        <message>
            <source>Font</source>
            <translation>字体</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>默认</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>大小</translation>
        </message>
        <message>
            <source>Bold</source>
            <translation>加粗</translation>
        </message>
        <message>
            <source>Italic</source>
            <translation>斜体</translation>
        </message>
        <message>
            <source>White on black</source>
            <translation>黑底白字</translation>
        </message>
        <message>
            <source>Align</source>
            <translation>对齐</translation>
        </message>
        <message>
            <source>From the left</source>
            <translation>左侧缩进</translation>
        </message>
        <message>
            <source>Width</source>
            <translation>宽度</translation>
        </message>
        <message>
            <source>All there is</source>
            <translation>整行</translation>
        </message>
        <message>
            <source>Space below</source>
            <translation>下方间距</translation>
        </message>
        <message>
            <source>Beside the one before</source>
            <translation>与上一项并排</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>中文</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>粤语</translation>
        </message>
        <message>
            <source>English</source>
            <translation>英文</translation>
        </message>
        <message>
            <source>Long names</source>
            <translation>长名称</translation>
        </message>
        <message>
            <source>Print one to try</source>
            <translation>打印样票</translation>
        </message>
        <message>
            <source>From top to bottom</source>
            <translation>从上到下</translation>
        </message>
        <message>
            <source>Paper of the template</source>
            <translation>模板纸宽</translation>
        </message>
        <message>
            <source>This is no picture</source>
            <translation>这不是图片文件</translation>
        </message>
        <message>
            <source>Address of the printer</source>
            <translation>打印机地址</translation>
        </message>
        <message>
            <source>Printed</source>
            <translation>已打印</translation>
        </message>
        <message>
            <source>It was not printed</source>
            <translation>未能打印</translation>
        </message>
        <message>
            <source>The hall prints with it from the next ticket on</source>
            <translation>从下一张票起使用该票面</translation>
        </message>
    </context>
    <context>
        <name>Window</name>
        <message>
            <source>{minutes} min</source>
            <translation>{minutes} 分钟</translation>
        </message>
        <message>
            <source>Waited {minutes} min</source>
            <translation>等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Called again {count} ×</source>
            <translation>已重呼 {count} 次</translation>
        </message>
        <message>
            <source>Not said aloud: too much was waiting to be said</source>
            <translation>未播报：排队的语音太多</translation>
        </message>
        <message>
            <source>Not said aloud: the loudspeaker does not work</source>
            <translation>未播报：语音设备故障</translation>
        </message>
        <message>
            <source>Next: {number}. {reason}</source>
            <translation>下一位 {number}：{reason}</translation>
        </message>
        <message>
            <source>Did not come</source>
            <translation>未到，已过号</translation>
        </message>
        <message>
            <source>Not asked to rate</source>
            <translation>未请求评价</translation>
        </message>
        <message>
            <source>Asked to rate, {seconds} s left</source>
            <translation>待评价，剩 {seconds} 秒</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>语音</translation>
        </message>
        <message>
            <source>Strip</source>
            <translation>条屏</translation>
        </message>
        <message>
            <source>Pad</source>
            <translation>评价器</translation>
        </message>
        <message>
            <source>{device}: working</source>
            <translation>{device}：正常</translation>
        </message>
        <message>
            <source>{device}: has not confirmed the last call</source>
            <translation>{device}：上一次呼叫没有回应</translation>
        </message>
        <message>
            <source>{device}: not heard from yet</source>
            <translation>{device}：还没有回应</translation>
        </message>
        <message>
            <source>Not rated</source>
            <translation>未评价</translation>
        </message>
        <message>
            <source>Sit down</source>
            <translation>入座</translation>
        </message>
        <message>
            <source>Log out</source>
            <translation>退出登录</translation>
        </message>
        <message>
            <source>Where do you sit today</source>
            <translation>请选择窗口</translation>
        </message>
        <message>
            <source>Hello, {name}</source>
            <translation>{name}，您好</translation>
        </message>
        <message>
            <source>Waiting for the hall's data</source>
            <translation>正在获取大厅数据</translation>
        </message>
        <message>
            <source>Take over</source>
            <translation>接替</translation>
        </message>
        <message>
            <source>Choose another</source>
            <translation>换一个</translation>
        </message>
        <message>
            <source>Call next</source>
            <translation>呼叫下一位</translation>
        </message>
        <message>
            <source>Start serving</source>
            <translation>开始办理</translation>
        </message>
        <message>
            <source>Finish and ask to rate</source>
            <translation>办结并请求评价</translation>
        </message>
        <message>
            <source>Resume service</source>
            <translation>继续服务</translation>
        </message>
        <message>
            <source>Call again</source>
            <translation>重呼</translation>
        </message>
        <message>
            <source>Pass</source>
            <translation>过号</translation>
        </message>
        <message>
            <source>Finish unrated</source>
            <translation>办结不评价</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>暂停</translation>
        </message>
        <message>
            <source>Leave counter</source>
            <translation>退出窗口</translation>
        </message>
        <message>
            <source>Nobody is waiting now. Tickets appear here in the order of calling.</source>
            <translation>现在没有人等候。有人取号后，会按叫号顺序出现在这里。</translation>
        </message>
        <message>
            <source>Visit before: {number}</source>
            <translation>上一位 {number}</translation>
        </message>
        <message>
            <source>No visit yet today</source>
            <translation>今天还没有办件</translation>
        </message>
        <message>
            <source>Called today: {count}</source>
            <translation>今日已叫 {count} 人</translation>
        </message>
        <message>
            <source>Waiting per service</source>
            <translation>各业务等候人数</translation>
        </message>
        <message>
            <source>Waiting: {count}</source>
            <translation>等候 {count} 人</translation>
        </message>
        <message>
            <source>{count} more after these</source>
            <translation>后面还有 {count} 人</translation>
        </message>
        <message>
            <source>Service is paused</source>
            <translation>暂停服务</translation>
        </message>
        <message>
            <source>Nobody is called to your counter until you resume.</source>
            <translation>继续服务之前，不会有人被叫到您的窗口。</translation>
        </message>
        <message>
            <source>{count} waiting for you</source>
            <translation>{count} 人在等候</translation>
        </message>
        <message>
            <source>The next ticket appears here when you call it.</source>
            <translation>呼叫下一位后，号码显示在这里。</translation>
        </message>
        <message>
            <source>Nobody is waiting</source>
            <translation>现在没有人等候</translation>
        </message>
        <message>
            <source>Whoever takes a ticket for your services appears at the right.</source>
            <translation>有人取了您窗口业务的号，会出现在右边。</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>请稍候…</translation>
        </message>
        <message>
            <source>Stored. It is on its way to the server.</source>
            <translation>已保存，正在送往服务器。</translation>
        </message>
        <message>
            <source>If nobody comes, you may pass the ticket.</source>
            <translation>没有人来时，可以过号。</translation>
        </message>
        <message>
            <source>When you finish, the pad asks the citizen to rate.</source>
            <translation>办结后，评价器会请群众评价。</translation>
        </message>
        <message>
            <source>{name} has taken over counter {number}.</source>
            <translation>{name}已接替 {number} 号窗口。</translation>
        </message>
        <message>
            <source>Your time at counter {number} has ended. Please sit down again.</source>
            <translation>{number} 号窗口的本次服务已结束，请重新入座。</translation>
        </message>
        <message>
            <source>Counter {number}  {name}</source>
            <translation>{number} 号窗口  {name}</translation>
        </message>
        <message>
            <source>You still sit at counter {other}. Leave it and sit down at counter {number}?</source>
            <translation>您还在 {other} 号窗口。要离开那里，改到 {number} 号窗口吗？</translation>
        </message>
        <message>
            <source>{name} sits at counter {number}. Take over? {name} will have to log in again.</source>
            <translation>{name}正在使用 {number} 号窗口。要接替吗？接替后对方需要重新入座。</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>{services} and {count} more</source>
            <translation>{services} 等，另有 {count} 项</translation>
        </message>
        <message>
            <source>{name} sits here</source>
            <translation>{name}正在使用</translation>
        </message>
        <message>
            <source>Full view</source>
            <translation>完整界面</translation>
        </message>
        <message>
            <source>Slim bar</source>
            <translation>窄条</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>挂起</translation>
        </message>
        <message>
            <source>Go on with parked</source>
            <translation>继续挂起的</translation>
        </message>
        <message>
            <source>End back office</source>
            <translation>结束后台处理</translation>
        </message>
        <message>
            <source>One-metre line</source>
            <translation>一米线</translation>
        </message>
        <message>
            <source>Back office</source>
            <translation>后台处理</translation>
        </message>
        <message>
            <source>Automatic calling</source>
            <translation>自动叫号</translation>
        </message>
        <message>
            <source>{reason} Calls by itself as soon as it can.</source>
            <translation>{reason}一有人就自动呼叫。</translation>
        </message>
        <message>
            <source>More</source>
            <translation>更多</translation>
        </message>
        <message>
            <source>This ticket</source>
            <translation>当前号码</translation>
        </message>
        <message>
            <source>Other tickets</source>
            <translation>其他号码</translation>
        </message>
        <message>
            <source>Counter</source>
            <translation>窗口</translation>
        </message>
        <message>
            <source>No ticket is parked at your counter.</source>
            <translation>您的窗口没有挂起的号码。</translation>
        </message>
        <message>
            <source>Nobody is before your counter.</source>
            <translation>当前没有正在办理的号码。</translation>
        </message>
        <message>
            <source>Start serving first.</source>
            <translation>请先开始办理。</translation>
        </message>
        <message>
            <source>The citizen is at your counter already.</source>
            <translation>群众已经到窗口了。</translation>
        </message>
        <message>
            <source>{words}
In other programs: {keys}</source>
            <translation>{words}
在其他程序中:{keys}</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>{device}: {trouble}</source>
            <translation>{device}:{trouble}</translation>
        </message>
        <message>
            <source>Printer</source>
            <translation>打印机</translation>
        </message>
        <message>
            <source>Manager</source>
            <translation>大厅管理员</translation>
        </message>
        <message>
            <source>Counter {number}</source>
            <translation>{number} 号窗口</translation>
        </message>
        <message>
            <source>All counters</source>
            <translation>全部窗口</translation>
        </message>
        <message>
            <source>Nobody has read it yet</source>
            <translation>还没有窗口阅读</translation>
        </message>
        <message>
            <source>counter {number}</source>
            <translation>{number}号窗口</translation>
        </message>
        <message>
            <source>Read at {counters}</source>
            <translation>已读:{counters}</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>消息</translation>
        </message>
        <message>
            <source>No messages today. What a manager tells the counters appears here.</source>
            <translation>今天没有消息。管理员发给窗口的消息会显示在这里。</translation>
        </message>
        <message>
            <source>I have read it</source>
            <translation>已阅</translation>
        </message>
        <message>
            <source>To</source>
            <translation>发给</translation>
        </message>
        <message>
            <source>Message</source>
            <translation>消息内容</translation>
        </message>
        <message>
            <source>What should the counters know?</source>
            <translation>要告诉窗口什么?</translation>
        </message>
        <message>
            <source>Send</source>
            <translation>发送</translation>
        </message>
        <message>
            <source>{count} characters left</source>
            <translation>还可以写 {count} 个字</translation>
        </message>
        <message>
            <source>{count} characters too many</source>
            <translation>超出 {count} 个字</translation>
        </message>
        <message>
            <source>{count} more after this</source>
            <translation>后面还有 {count} 条</translation>
        </message>
        <message>
            <source>Longer than {minutes} min: your manager sees a warning</source>
            <translation>已超过 {minutes} 分钟,管理员会看到提醒</translation>
        </message>
        <message>
            <source>Longer than the usual {minutes} min</source>
            <translation>已超过通常的 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Please sit down at a counter first.</source>
            <translation>请先选择窗口。</translation>
        </message>
        <message>
            <source>Settings of this machine</source>
            <translation>本机设置</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>颜色</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>浅色</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>深色</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>跟随系统</translation>
        </message>
        <message>
            <source>Edge of the slim bar</source>
            <translation>工具条停靠在</translation>
        </message>
        <message>
            <source>Top</source>
            <translation>上边</translation>
        </message>
        <message>
            <source>Bottom</source>
            <translation>下边</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>左边</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>右边</translation>
        </message>
        <message>
            <source>Begin as slim bar after sitting down</source>
            <translation>选好窗口后直接显示工具条</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>外观</translation>
        </message>
        <message>
            <source>Keys for the whole desktop</source>
            <translation>全局快捷键</translation>
        </message>
        <message>
            <source>They work while another program has the focus: one key with Ctrl or Alt, or a function key.</source>
            <translation>使用其他程序时也有效:Ctrl 或 Alt 加一个键,或者一个功能键。</translation>
        </message>
        <message>
            <source>No keys for: {action}</source>
            <translation>取消快捷键:{action}</translation>
        </message>
        <message>
            <source>Please hold Ctrl or Alt with a key, or use a function key.</source>
            <translation>请按住 Ctrl 或 Alt 再按一个键,或使用功能键。</translation>
        </message>
        <message>
            <source>Text size</source>
            <translation>文字大小</translation>
        </message>
        <message>
            <source>Another program uses these keys. Please choose others.</source>
            <translation>这个快捷键已被其他程序占用,请换一个。</translation>
        </message>
        <message>
            <source>This keyboard has no such key. Please choose another.</source>
            <translation>这个键盘上没有这个键,请换一个。</translation>
        </message>
        <message>
            <source>Wayland lets no program listen to keys while another has the focus; log in with X11 to use them.</source>
            <translation>Wayland 不允许在使用其他程序时接收按键;如需使用,请以 X11 方式登录系统。</translation>
        </message>
        <message>
            <source>On a Mac these keys work only while this program has the focus.</source>
            <translation>在 Mac 上,这些快捷键只在使用本程序时有效。</translation>
        </message>
        <message>
            <source>There is no desktop here on which keys could be taken.</source>
            <translation>这里没有可以接收按键的桌面。</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>设置</translation>
        </message>
        <message>
            <source>{count} new messages</source>
            <translation>{count} 条新消息</translation>
        </message>
        <message>
            <source>Open the bar</source>
            <translation>展开工具条</translation>
        </message>
        <message>
            <source>Fold the bar</source>
            <translation>收起工具条</translation>
        </message>
        <message>
            <source>Transfer</source>
            <translation>转移</translation>
        </message>
        <message>
            <source>Cancel ticket</source>
            <translation>作废号码</translation>
        </message>
        <message>
            <source>Call a number</source>
            <translation>指定呼叫</translation>
        </message>
        <message>
            <source>Back with papers</source>
            <translation>补件取号</translation>
        </message>
        <message>
            <source>Find a ticket: number, last digits of the phone, surname</source>
            <translation>查找：号码、手机尾号、姓氏</translation>
        </message>
        <message>
            <source>Waiting {count}</source>
            <translation>等候 {count}</translation>
        </message>
        <message>
            <source>Lists of tickets</source>
            <translation>号码列表</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候</translation>
        </message>
        <message>
            <source>Called</source>
            <translation>已呼叫</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>已过号</translation>
        </message>
        <message>
            <source>Parked</source>
            <translation>已挂起</translation>
        </message>
        <message>
            <source>Booked</source>
            <translation>预约</translation>
        </message>
        <message>
            <source>No ticket of today fits. Type a number, four digits of the phone, or the surname.</source>
            <translation>今天没有符合的号码。请输入号码、手机后四位或姓氏。</translation>
        </message>
        <message>
            <source>Whom you call today appears here, the latest first.</source>
            <translation>您今天叫过的号码显示在这里，最近的在前。</translation>
        </message>
        <message>
            <source>Who did not come appears here and can wait again.</source>
            <translation>没有来的号码显示在这里，人来了可以恢复排队。</translation>
        </message>
        <message>
            <source>Tickets you park appear here until you go on with them.</source>
            <translation>挂起的号码显示在这里，随时可以继续办理。</translation>
        </message>
        <message>
            <source>Calls by itself in {seconds} s</source>
            <translation>{seconds} 秒后自动呼叫</translation>
        </message>
        <message>
            <source>Working without citizens</source>
            <translation>后台处理中</translation>
        </message>
        <message>
            <source>Nobody is called to your counter until you end this.</source>
            <translation>结束后台处理之前，不会有人被叫到您的窗口。</translation>
        </message>
        <message>
            <source>Automatic calling is on. Only a pause stops it.</source>
            <translation>自动叫号已开启，只有暂停才会停止。</translation>
        </message>
        <message>
            <source>Papers</source>
            <translation>补证补件</translation>
        </message>
        <message>
            <source>Pinyin initials, pinyin, name or number</source>
            <translation>拼音首字母、拼音、名称或编号</translation>
        </message>
        <message>
            <source>Nothing fits what you typed. Try fewer letters.</source>
            <translation>没有符合的项目，请少输几个字再试。</translation>
        </message>
        <message>
            <source>With priority: before those who wait there</source>
            <translation>优先办理：排在那里等候的人前面</translation>
        </message>
        <message>
            <source>Note for the next counter (optional)</source>
            <translation>给下一个窗口的备注（可不填）</translation>
        </message>
        <message>
            <source>Papers of this service</source>
            <translation>本业务所需材料</translation>
        </message>
        <message>
            <source>Other papers, one a line</source>
            <translation>其他材料，每行一项</translation>
        </message>
        <message>
            <source>Note for the citizen (optional)</source>
            <translation>给群众的备注（可不填）</translation>
        </message>
        <message>
            <source>The citizen has left</source>
            <translation>群众已离开</translation>
        </message>
        <message>
            <source>Taken by mistake</source>
            <translation>取错了号</translation>
        </message>
        <message>
            <source>Settled at another place</source>
            <translation>已在别处办理</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Transfer {number}: where to</source>
            <translation>{number} 转到哪里</translation>
        </message>
        <message>
            <source>Which papers are missing for {number}</source>
            <translation>{number} 缺少哪些材料</translation>
        </message>
        <message>
            <source>Cancel {number}: why</source>
            <translation>为什么作废 {number}</translation>
        </message>
        <message>
            <source>Call which number</source>
            <translation>呼叫哪个号码</translation>
        </message>
        <message>
            <source>Go on with which number</source>
            <translation>继续办理哪个号码</translation>
        </message>
        <message>
            <source>Return slip: scan it or type its number</source>
            <translation>补件单：扫码或输入号码</translation>
        </message>
        <message>
            <source>Change {number} to which service</source>
            <translation>{number} 改办哪项业务</translation>
        </message>
        <message>
            <source>Finish with a return slip</source>
            <translation>结束并开补件单</translation>
        </message>
        <message>
            <source>Call</source>
            <translation>呼叫</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>继续办理</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>取号</translation>
        </message>
        <message>
            <source>Change service</source>
            <translation>改换业务</translation>
        </message>
        <message>
            <source>Handed over</source>
            <translation>已交给群众</translation>
        </message>
        <message>
            <source>Return slip {number}</source>
            <translation>补件单 {number}</translation>
        </message>
        <message>
            <source>Code of the return slip</source>
            <translation>补件单二维码</translation>
        </message>
        <message>
            <source>Printing…</source>
            <translation>正在打印…</translation>
        </message>
        <message>
            <source>Parked for {time}</source>
            <translation>已挂起 {time}</translation>
        </message>
        <message>
            <source>No printer here: let the citizen photograph this.</source>
            <translation>本窗口没有打印机，请让群众拍照留存。</translation>
        </message>
        <message>
            <source>Printed. Please hand it over.</source>
            <translation>已打印，请交给群众。</translation>
        </message>
        <message>
            <source>It is not certain that the slip came out. Let the citizen photograph this.</source>
            <translation>不确定补件单是否打出，请让群众拍照留存。</translation>
        </message>
        <message>
            <source>Let wait again</source>
            <translation>恢复排队</translation>
        </message>
        <message>
            <source>Show on the pad</source>
            <translation>推送到评价器</translation>
        </message>
        <message>
            <source>Frame</source>
            <translation>方框</translation>
        </message>
        <message>
            <source>Arrow</source>
            <translation>箭头</translation>
        </message>
        <message>
            <source>Pen</source>
            <translation>画笔</translation>
        </message>
        <message>
            <source>Words</source>
            <translation>文字</translation>
        </message>
        <message>
            <source>Mosaic</source>
            <translation>马赛克</translation>
        </message>
        <message>
            <source>The citizen does not see it yet.</source>
            <translation>群众还看不到这张图片。</translation>
        </message>
        <message>
            <source>On its way to the pad…</source>
            <translation>正在发往评价器……</translation>
        </message>
        <message>
            <source>Sent. The pad has not shown it yet.</source>
            <translation>已发送,评价器还没有显示。</translation>
        </message>
        <message>
            <source>The citizen sees it.</source>
            <translation>群众已看到这张图片。</translation>
        </message>
        <message>
            <source>The pad does not show it any more.</source>
            <translation>评价器已不再显示这张图片。</translation>
        </message>
        <message>
            <source>It did not reach the pad. Please push it again.</source>
            <translation>没有送到评价器,请再推送一次。</translation>
        </message>
        <message>
            <source>Type and press Enter</source>
            <translation>输入文字后按回车</translation>
        </message>
        <message>
            <source>What the citizen will see</source>
            <translation>群众看到的样子</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
        <message>
            <source>Push to the pad</source>
            <translation>推送</translation>
        </message>
        <message>
            <source>Clear the pad</source>
            <translation>从评价器撤下</translation>
        </message>
        <message>
            <source>Push this one again</source>
            <translation>再推送这一张</translation>
        </message>
        <message>
            <source>The last five</source>
            <translation>最近五张</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>关闭</translation>
        </message>
        <message>
            <source>Not sent</source>
            <translation>未发送</translation>
        </message>
        <message>
            <source>Sending</source>
            <translation>发送中</translation>
        </message>
        <message>
            <source>Sent</source>
            <translation>已发送</translation>
        </message>
        <message>
            <source>On the pad</source>
            <translation>正在显示</translation>
        </message>
        <message>
            <source>Over</source>
            <translation>已结束</translation>
        </message>
        <message>
            <source>Not arrived</source>
            <translation>未送达</translation>
        </message>
        <message>
            <source>Drag over what the citizen may see · Ctrl pushes at once · Enter whole screen · Esc</source>
            <translation>拖动选出给群众看的部分 · 按住 Ctrl 直接推送 · 回车选整个屏幕 · Esc 退出</translation>
        </message>
        <message>
            <source>The citizen sees the picture.</source>
            <translation>群众已看到图片。</translation>
        </message>
        <message>
            <source>This desktop (Wayland) did not hand over a picture of the screens. Allow it, or log in with X11.</source>
            <translation>此桌面（Wayland）没有提供屏幕画面。请允许截屏，或改用 X11 登录。</translation>
        </message>
        <message>
            <source>This computer does not let the program see its screens. Please ask the technician to allow it.</source>
            <translation>这台电脑不允许程序读取屏幕,请联系技术人员开放权限。</translation>
        </message>
        <message>
            <source>Has not come</source>
            <translation>未到</translation>
        </message>
        <message>
            <source>Expected</source>
            <translation>待到</translation>
        </message>
        <message>
            <source>Who has an appointment today appears here, come or still expected.</source>
            <translation>今天预约的群众会显示在这里，包括已签到和未到的。</translation>
        </message>
        <message>
            <source>Ratings</source>
            <translation>评价管理</translation>
        </message>
        <message>
            <source>Confirm or sign on the pad</source>
            <translation>请群众确认或签字</translation>
        </message>
        <message>
            <source>File a wrong rating</source>
            <translation>误评备案</translation>
        </message>
        <message>
            <source>Pair a pad</source>
            <translation>配对评价器</translation>
        </message>
        <message>
            <source>Pad and ratings</source>
            <translation>评价器与评价</translation>
        </message>
        <message>
            <source>Nothing of yours is on the pad.</source>
            <translation>评价器上没有您推送的内容。</translation>
        </message>
        <message>
            <source>No rating of yours is there to be filed.</source>
            <translation>您没有可以备案的评价。</translation>
        </message>
        <message>
            <source>What the citizen reads on the pad</source>
            <translation>评价器上给群众看的内容</translation>
        </message>
        <message>
            <source>Which rating was given by mistake</source>
            <translation>哪一次评价是误评</translation>
        </message>
        <message>
            <source>Put on the pad</source>
            <translation>推送到评价器</translation>
        </message>
        <message>
            <source>File for the manager</source>
            <translation>提交主管裁定</translation>
        </message>
        <message>
            <source>What the citizen is to do</source>
            <translation>请群众做什么</translation>
        </message>
        <message>
            <source>Usual texts</source>
            <translation>常用内容</translation>
        </message>
        <message>
            <source>Heading (optional)</source>
            <translation>标题（可不填）</translation>
        </message>
        <message>
            <source>Text, or what the code says</source>
            <translation>正文，或二维码内容</translation>
        </message>
        <message>
            <source>An own text</source>
            <translation>自己填写</translation>
        </message>
        <message>
            <source>Why it is a mistake; a manager decides</source>
            <translation>为什么是误评；由主管裁定</translation>
        </message>
        <message>
            <source>Read and confirm</source>
            <translation>阅读并确认</translation>
        </message>
        <message>
            <source>Read and sign</source>
            <translation>阅读并签字</translation>
        </message>
        <message>
            <source>Scan a code</source>
            <translation>扫码</translation>
        </message>
        <message>
            <source>Agreed</source>
            <translation>已同意</translation>
        </message>
        <message>
            <source>Not agreed</source>
            <translation>不同意</translation>
        </message>
        <message>
            <source>On the pad: {title}. Waiting for the citizen to confirm.</source>
            <translation>“{title}”等群众确认。</translation>
        </message>
        <message>
            <source>On the pad: {title}. Waiting for the signature.</source>
            <translation>“{title}”等群众签字。</translation>
        </message>
        <message>
            <source>On the pad: a code to scan. {title}</source>
            <translation>正在显示二维码。{title}</translation>
        </message>
        <message>
            <source>The citizen does not agree, {time}</source>
            <translation>群众不同意，{time}</translation>
        </message>
        <message>
            <source>The citizen has signed, {time}</source>
            <translation>群众已签字，{time}</translation>
        </message>
        <message>
            <source>The citizen has confirmed, {time}</source>
            <translation>群众已确认，{time}</translation>
        </message>
        <message>
            <source>Pair a pad with counter {number}</source>
            <translation>评价器与 {number} 号窗口配对</translation>
        </message>
        <message>
            <source>Code for the pad</source>
            <translation>评价器配对码</translation>
        </message>
        <message>
            <source>Type this code on the pad where it asks for its one-time code, or let its scanner read it. It is good for 10 minutes and one pad.</source>
            <translation>在评价器上要求输入一次性代码的地方输入，或用它的扫码器扫描。10 分钟内有效，只能配对一台。</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>A picture stays on the pad</source>
            <translation>截图在评价器上停留</translation>
        </message>
        <message>
            <source>Pictures for the pad</source>
            <translation>截图推送</translation>
        </message>
        <message>
            <source>as long as the hall sets: {seconds} seconds</source>
            <translation>按大厅设置：{seconds} 秒</translation>
        </message>
        <message>
            <source>{seconds} seconds</source>
            <translation>{seconds} 秒</translation>
        </message>
        <message>
            <source>Hall</source>
            <translation>大厅</translation>
        </message>
        <message>
            <source>Hall: announcements, welcome, devices</source>
            <translation>大厅:广播、欢迎词、设备</translation>
        </message>
        <message>
            <source>Print {number} again: where</source>
            <translation>补打 {number}：在哪里打印</translation>
        </message>
        <message>
            <source>Print again</source>
            <translation>补打</translation>
        </message>
        <message>
            <source>Called before the program ended, not confirmed. Call again if nobody comes.</source>
            <translation>程序关闭前已呼叫，尚未确认。若无人前来，请再次呼叫。</translation>
        </message>
        <message>
            <source>This needs the server, which does not answer since {since}.</source>
            <translation>需要连接服务器；服务器自 {since} 起没有响应。</translation>
        </message>
        <message>
            <source>The server does not answer since {since}. You can go on.</source>
            <translation>服务器自 {since} 起没有响应，您可以继续办理。</translation>
        </message>
        <message>
            <source>Finish, pass, park, ask to rate. Call the {count} tickets of this counter, or any slip shown to you.</source>
            <translation>可以办结、过号、挂起、请求评价；可以呼叫本窗口名下的 {count} 个号，也可以凭群众出示的号票呼叫。</translation>
        </message>
        <message>
            <source>Not now: transfer, cancel, the pad, messages. All will be sent by itself later.</source>
            <translation>暂时不能转移、取消、使用评价器投屏和消息。所做的一切稍后会自动上传。</translation>
        </message>
        <message>
            <source>{count} earlier ones</source>
            <translation>更早的 {count} 条</translation>
        </message>
        <message>
            <source>Serving began</source>
            <translation>开始办理</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>Went on with parked</source>
            <translation>继续办理挂起的号</translation>
        </message>
        <message>
            <source>Called again</source>
            <translation>再次呼叫</translation>
        </message>
        <message>
            <source>Papers asked for</source>
            <translation>要求补件</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>已暂停</translation>
        </message>
        <message>
            <source>Resumed</source>
            <translation>已恢复</translation>
        </message>
        <message>
            <source>Rating</source>
            <translation>评价</translation>
        </message>
        <message>
            <source>Counter left</source>
            <translation>已离开窗口</translation>
        </message>
        <message>
            <source>Report</source>
            <translation>报告</translation>
        </message>
        <message>
            <source>Number on the slip (type or scan), such as A012 or A3-012</source>
            <translation>号票上的号码（输入或扫码），如 A012 或 A3-012</translation>
        </message>
        <message>
            <source>Look at the slip itself: whoever holds the paper is the one.</source>
            <translation>请查看号票原件：以持票人为准。</translation>
        </message>
        <message>
            <source>Call the citizen who shows a slip</source>
            <translation>凭票呼叫</translation>
        </message>
        <message>
            <source>Waiting to be sent: {count}</source>
            <translation>等待上传：{count}</translation>
        </message>
        <message>
            <source>What waits to be sent</source>
            <translation>等待上传的内容</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>You may not do this. Please ask your manager.</source>
            <translation>您没有此项权限，请联系管理员。</translation>
        </message>
        <message>
            <source>The server did not understand this. Please tell the technician.</source>
            <translation>服务器无法识别此操作，请联系技术人员。</translation>
        </message>
        <message>
            <source>The server is older than this program. Please tell the technician.</source>
            <translation>服务器版本较旧，请联系技术人员。</translation>
        </message>
        <message>
            <source>The hall is not set up yet.</source>
            <translation>大厅尚未完成设置。</translation>
        </message>
        <message>
            <source>The set-up has {problems} mistakes; the first is in {place}.</source>
            <translation>设置有 {problems} 处错误，第一处在 {place}。</translation>
        </message>
        <message>
            <source>The design {design} has a mistake: line {line}, element {element}, {field}.</source>
            <translation>设计“{design}”有误:第 {line} 行,第 {element} 项,{field}。</translation>
        </message>
        <message>
            <source>Somebody else has changed the design {design} meanwhile. It differs in: {differs}</source>
            <translation>设计“{design}”刚被其他人修改过,不同之处:{differs}</translation>
        </message>
        <message>
            <source>This service is no longer offered.</source>
            <translation>该业务已停办。</translation>
        </message>
        <message>
            <source>Please choose one of the services below it.</source>
            <translation>请选择下面的具体业务。</translation>
        </message>
        <message>
            <source>Not offered today</source>
            <translation>今日不办理</translation>
        </message>
        <message>
            <source>All {cap} numbers of today are taken</source>
            <translation>今日 {cap} 个号已取完</translation>
        </message>
        <message>
            <source>Closed for today</source>
            <translation>今日已停止取号</translation>
        </message>
        <message>
            <source>Opens at {opens}</source>
            <translation>{opens} 开始办理</translation>
        </message>
        <message>
            <source>No counter is open for it now</source>
            <translation>暂无窗口办理</translation>
        </message>
        <message>
            <source>Please identify yourself first.</source>
            <translation>请先核验身份。</translation>
        </message>
        <message>
            <source>This ID number cannot be right. Please check it.</source>
            <translation>身份证号有误，请核对。</translation>
        </message>
        <message>
            <source>No ticket can be given now. Please ask at the reception.</source>
            <translation>暂不能取号，请到导办台咨询。</translation>
        </message>
        <message>
            <source>You already have a ticket for this service.</source>
            <translation>您已取过该业务的号。</translation>
        </message>
        <message>
            <source>A ticket was already taken for this appointment.</source>
            <translation>该预约已取过号。</translation>
        </message>
        <message>
            <source>This appointment is not for today.</source>
            <translation>该预约不是今天的。</translation>
        </message>
        <message>
            <source>There is no such counter.</source>
            <translation>没有这个窗口。</translation>
        </message>
        <message>
            <source>You are not on the staff list of this hall.</source>
            <translation>您不在本大厅人员名单中。</translation>
        </message>
        <message>
            <source>Somebody else is logged in at this counter.</source>
            <translation>该窗口已有人登录。</translation>
        </message>
        <message>
            <source>You are still logged in at counter {counter}.</source>
            <translation>您仍登录在 {counter} 号窗口。</translation>
        </message>
        <message>
            <source>You are not logged in at this counter.</source>
            <translation>您未登录该窗口。</translation>
        </message>
        <message>
            <source>The counter is paused. Resume first.</source>
            <translation>窗口已暂停，请先恢复服务。</translation>
        </message>
        <message>
            <source>Finish the present ticket first.</source>
            <translation>请先办结当前号码。</translation>
        </message>
        <message>
            <source>Nobody is waiting for your services.</source>
            <translation>您的业务暂无人等候。</translation>
        </message>
        <message>
            <source>There is no such ticket today.</source>
            <translation>今日没有这个号码。</translation>
        </message>
        <message>
            <source>This visit is not from today.</source>
            <translation>这笔办件不是今天的。</translation>
        </message>
        <message>
            <source>This ticket is not at your counter.</source>
            <translation>该号码不在您的窗口。</translation>
        </message>
        <message>
            <source>The ticket has moved on meanwhile.</source>
            <translation>该号码状态已变化。</translation>
        </message>
        <message>
            <source>Called {most} times already.</source>
            <translation>已呼叫 {most} 次。</translation>
        </message>
        <message>
            <source>Call again at least {least} time(s) before passing.</source>
            <translation>过号前请至少重呼 {least} 次。</translation>
        </message>
        <message>
            <source>The counter is not paused.</source>
            <translation>窗口未暂停。</translation>
        </message>
        <message>
            <source>The counter is not in back office.</source>
            <translation>窗口不在后台处理中。</translation>
        </message>
        <message>
            <source>Automatic calling is on. Pause before you leave.</source>
            <translation>自动叫号已开启，离开前请先暂停服务。</translation>
        </message>
        <message>
            <source>The citizen may still rate. Please wait a moment.</source>
            <translation>群众尚未评价，请稍候。</translation>
        </message>
        <message>
            <source>Please choose another service or counter.</source>
            <translation>请选择其他业务或窗口。</translation>
        </message>
        <message>
            <source>This return slip is not known or is too old.</source>
            <translation>补件单无效或已过期。</translation>
        </message>
        <message>
            <source>A ticket was already taken with this return slip.</source>
            <translation>该补件单已取过号。</translation>
        </message>
        <message>
            <source>This visit has been rated.</source>
            <translation>本次服务已评价。</translation>
        </message>
        <message>
            <source>No rating was asked for.</source>
            <translation>本次服务未请求评价。</translation>
        </message>
        <message>
            <source>The time for rating is over.</source>
            <translation>评价时间已过。</translation>
        </message>
        <message>
            <source>This rating is not offered here.</source>
            <translation>此处没有这一评价选项。</translation>
        </message>
        <message>
            <source>This program and the server do not agree. Please restart it.</source>
            <translation>本机与服务器数据不一致，请重启程序。</translation>
        </message>
        <message>
            <source>The next ticket is still held for another counter. Please press again.</source>
            <translation>下一个号码还由其他窗口保留，请再按一次。</translation>
        </message>
        <message>
            <source>This channel is not in the list.</source>
            <translation>上报方式不在列表中。</translation>
        </message>
        <message>
            <source>This matter is not in the catalogue.</source>
            <translation>事项不在目录中。</translation>
        </message>
        <message>
            <source>This area is not in the list.</source>
            <translation>区域不在列表中。</translation>
        </message>
        <message>
            <source>The server cannot be reached. Please try again in a moment.</source>
            <translation>暂时连不上服务器，请稍后再试。</translation>
        </message>
        <message>
            <source>Your login has ended. Please log in again.</source>
            <translation>登录已失效，请重新登录。</translation>
        </message>
        <message>
            <source>Number or password is wrong.</source>
            <translation>工号或密码不正确。</translation>
        </message>
        <message>
            <source>Too many attempts. Please wait 15 minutes or ask your manager.</source>
            <translation>尝试次数过多，请 15 分钟后再试或联系管理员。</translation>
        </message>
        <message>
            <source>This could not be stored. Please tell the technician before you go on.</source>
            <translation>未能保存到本机，请先联系技术人员再继续。</translation>
        </message>
        <message>
            <source>The server did not take this. Please tell the technician.</source>
            <translation>服务器未接收此操作，请联系技术人员。</translation>
        </message>
        <message>
            <source>Something went wrong. Please tell the technician.</source>
            <translation>程序出现异常，请联系技术人员。</translation>
        </message>
        <message>
            <source>Number for the technician: {incident}</source>
            <translation>报修编号：{incident}</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>未开放</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>空闲</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>呼叫中</translation>
        </message>
        <message>
            <source>Serving</source>
            <translation>办理中</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>暂停服务</translation>
        </message>
        <message>
            <source>Back office</source>
            <translation>后台处理中</translation>
        </message>
        <message>
            <source>Away from the desk</source>
            <translation>离岗</translation>
        </message>
        <message>
            <source>Meal</source>
            <translation>用餐</translation>
        </message>
        <message>
            <source>Meeting</source>
            <translation>会议</translation>
        </message>
        <message>
            <source>Equipment trouble</source>
            <translation>设备故障</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>其他原因</translation>
        </message>
        <message>
            <source>Very satisfied</source>
            <translation>非常满意</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>满意</translation>
        </message>
        <message>
            <source>Basically satisfied</source>
            <translation>基本满意</translation>
        </message>
        <message>
            <source>Dissatisfied</source>
            <translation>不满意</translation>
        </message>
        <message>
            <source>Very dissatisfied</source>
            <translation>非常不满意</translation>
        </message>
        <message>
            <source>Green channel, waited {minutes} min</source>
            <translation>绿色通道，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>First come, waited {minutes} min</source>
            <translation>先到先办，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Came back with papers, waited {minutes} min</source>
            <translation>补件返回，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Transferred to this counter, waited {minutes} min</source>
            <translation>转到本窗口，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Came back after being passed, waited {minutes} min</source>
            <translation>过号恢复，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Transferred with priority, waited {minutes} min</source>
            <translation>优先转移，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Appointment, waited {minutes} min</source>
            <translation>预约到时，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Appointment called early, nobody else waits</source>
            <translation>预约提前呼叫，无其他人等候</translation>
        </message>
        <message>
            <source>Waited too long: {minutes} min</source>
            <translation>等候超时，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Turn of those without priority, waited {minutes} min</source>
            <translation>轮到普通号，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Nearest to the waiting target, waited {minutes} min</source>
            <translation>最接近等候时限，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Called by number, waited {minutes} min</source>
            <translation>指定呼叫，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>First of your services in order, waited {minutes} min</source>
            <translation>按本窗口业务顺序，已等候 {minutes} 分钟</translation>
        </message>
        <message>
            <source>Monday</source>
            <translation>星期一</translation>
        </message>
        <message>
            <source>Tuesday</source>
            <translation>星期二</translation>
        </message>
        <message>
            <source>Wednesday</source>
            <translation>星期三</translation>
        </message>
        <message>
            <source>Thursday</source>
            <translation>星期四</translation>
        </message>
        <message>
            <source>Friday</source>
            <translation>星期五</translation>
        </message>
        <message>
            <source>Saturday</source>
            <translation>星期六</translation>
        </message>
        <message>
            <source>Sunday</source>
            <translation>星期日</translation>
        </message>
        <message>
            <source>This is not possible now.</source>
            <translation>暂时不能进行此操作。</translation>
        </message>
        <message>
            <source>Green channel</source>
            <translation>绿色通道</translation>
        </message>
        <message>
            <source>, before {count} who came earlier</source>
            <translation>，先于 {count} 位早到的群众</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>已连接</translation>
        </message>
        <message>
            <source>Not connected since {since}</source>
            <translation>{since} 起未连接</translation>
        </message>
        <message>
            <source>Slow since {since}</source>
            <translation>{since} 起网络缓慢</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>连接中</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>无需等候</translation>
        </message>
        <message>
            <source>within {high} min</source>
            <translation>{high} 分钟内</translation>
        </message>
        <message>
            <source>about {low}–{high} min</source>
            <translation>约 {low}–{high} 分钟</translation>
        </message>
        <message>
            <source>{year}-{month}-{day}</source>
            <translation>{year}年{month}月{day}日</translation>
        </message>
        <message>
            <source>This message is not for your counter.</source>
            <translation>这条消息不是发给您窗口的。</translation>
        </message>
        <message>
            <source>There is no such area in the hall.</source>
            <translation>大厅没有这个区域。</translation>
        </message>
        <message>
            <source>There is no such appointment. Please check the code.</source>
            <translation>未找到该预约，请核对预约码。</translation>
        </message>
        <message>
            <source>Somebody is helping there already.</source>
            <translation>已有工作人员前往。</translation>
        </message>
        <message>
            <source>Printed {most} times again already.</source>
            <translation>已补打 {most} 次。</translation>
        </message>
        <message>
            <source>Back with papers</source>
            <translation>补件返回</translation>
        </message>
        <message>
            <source>Transferred here</source>
            <translation>转到本窗口</translation>
        </message>
        <message>
            <source>Came after all</source>
            <translation>过号恢复</translation>
        </message>
        <message>
            <source>Transferred</source>
            <translation>转移</translation>
        </message>
        <message>
            <source>Appointment</source>
            <translation>预约</translation>
        </message>
        <message>
            <source>Early appointment</source>
            <translation>提前到的预约</translation>
        </message>
        <message>
            <source>Waited too long</source>
            <translation>等候过久</translation>
        </message>
        <message>
            <source>Being printed</source>
            <translation>正在打印</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>等候中</translation>
        </message>
        <message>
            <source>Called</source>
            <translation>已呼叫</translation>
        </message>
        <message>
            <source>Being served</source>
            <translation>办理中</translation>
        </message>
        <message>
            <source>Parked</source>
            <translation>已挂起</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>已办结</translation>
        </message>
        <message>
            <source>Papers missing</source>
            <translation>待补件</translation>
        </message>
        <message>
            <source>Passed</source>
            <translation>已过号</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>已作废</translation>
        </message>
        <message>
            <source>Not issued</source>
            <translation>未出号</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>已过期</translation>
        </message>
        <message>
            <source>Kiosk</source>
            <translation>取号机</translation>
        </message>
        <message>
            <source>Reception</source>
            <translation>导办台</translation>
        </message>
        <message>
            <source>Mobile phone</source>
            <translation>手机取号</translation>
        </message>
        <message>
            <source>Return slip</source>
            <translation>补件单</translation>
        </message>
        <message>
            <source>You may rate when the visit is over.</source>
            <translation>办理结束后才能评价。</translation>
        </message>
        <message>
            <source>This visit has no rating.</source>
            <translation>本次办理还没有评价。</translation>
        </message>
        <message>
            <source>This was already reported as a mistake.</source>
            <translation>这条评价已经提交过误评备案。</translation>
        </message>
        <message>
            <source>Nobody has reported this rating as a mistake.</source>
            <translation>这条评价没有误评备案。</translation>
        </message>
        <message>
            <source>This has been decided already.</source>
            <translation>这件备案已经处理过。</translation>
        </message>
        <message>
            <source>This rating is not in the list any more.</source>
            <translation>这条评价已不在列表中。</translation>
        </message>
        <message>
            <source>This rating was already followed up.</source>
            <translation>这条评价已经回访过。</translation>
        </message>
        <message>
            <source>This was taken from the pad meanwhile.</source>
            <translation>评价器上的内容已被收回。</translation>
        </message>
        <message>
            <source>The citizen has answered already.</source>
            <translation>市民已经答复。</translation>
        </message>
        <message>
            <source>Somebody else has changed this case. Please look at it again.</source>
            <translation>此工单已被他人修改，请重新查看。</translation>
        </message>
        <message>
            <source>This cannot be done with the case now.</source>
            <translation>此工单目前不能进行该操作。</translation>
        </message>
        <message>
            <source>Call again in {seconds} s, {most} times at most.</source>
            <translation>{seconds} 秒后可再次呼叫，最多 {most} 次。</translation>
        </message>
        <message>
            <source>There is no printer there that can print now.</source>
            <translation>该处没有可用的打印机。</translation>
        </message>
        <message>
            <source>Being printed again</source>
            <translation>正在补打</translation>
        </message>
        <message>
            <source>Printed again</source>
            <translation>已补打</translation>
        </message>
        <message>
            <source>Printed again, not confirmed</source>
            <translation>补打未确认</translation>
        </message>
        <message>
            <source>Could not be printed again</source>
            <translation>补打失败</translation>
        </message>
        <message>
            <source>Slip is being printed</source>
            <translation>号票正在打印</translation>
        </message>
        <message>
            <source>Slip not confirmed</source>
            <translation>号票未确认出纸</translation>
        </message>
        <message>
            <source>This draft is not there any more.</source>
            <translation>这份草稿已不存在。</translation>
        </message>
        <message>
            <source>There is no such missed call.</source>
            <translation>没有这个未接来电。</translation>
        </message>
        <message>
            <source>A colleague is calling back already.</source>
            <translation>已有同事在回拨。</translation>
        </message>
        <message>
            <source>This article is not there any more.</source>
            <translation>这条知识已不存在。</translation>
        </message>
        <message>
            <source>The article has been changed meanwhile. Look at it again.</source>
            <translation>这条知识刚被修改过,请重新查看。</translation>
        </message>
        <message>
            <source>There is no such topic.</source>
            <translation>没有这个知识主题。</translation>
        </message>
        <message>
            <source>A topic that articles are in cannot be taken away.</source>
            <translation>主题下还有知识条目,不能删除。</translation>
        </message>
        <message>
            <source>This opinion is not there any more.</source>
            <translation>这条常用意见已不存在。</translation>
        </message>
        <message>
            <source>There is no such case, or it is not yours to see.</source>
            <translation>没有这个工单，或者您无权查看。</translation>
        </message>
        <message>
            <source>There is no such task in this case.</source>
            <translation>工单中没有这张任务单。</translation>
        </message>
        <message>
            <source>You take no part in this centre's flows. Please ask your administrator.</source>
            <translation>您不在本中心的办理人员名单中，请联系管理员。</translation>
        </message>
        <message>
            <source>This is not done where the case stands now.</source>
            <translation>工单当前环节不能进行这项操作。</translation>
        </message>
        <message>
            <source>Your role does not do this.</source>
            <translation>您的角色不能进行这项操作。</translation>
        </message>
        <message>
            <source>The case is with somebody else now.</source>
            <translation>工单现在由他人办理。</translation>
        </message>
        <message>
            <source>The case was merged and follows its main case. Act there.</source>
            <translation>该工单已并单，跟随主单办理，请在主单上操作。</translation>
        </message>
        <message>
            <source>The case lies in the pool. Take it from there first.</source>
            <translation>工单还在工单池中，请先提取。</translation>
        </message>
        <message>
            <source>The pool is empty.</source>
            <translation>工单池里没有工单了。</translation>
        </message>
        <message>
            <source>There is no pool for this stage.</source>
            <translation>该环节没有工单池。</translation>
        </message>
        <message>
            <source>Please write an opinion first.</source>
            <translation>请先填写意见。</translation>
        </message>
        <message>
            <source>Please choose the units: one host with its co-handlers, or several equal ones.</source>
            <translation>请选择承办部门：一个主办（可加协办），或者多个部门。</translation>
        </message>
        <message>
            <source>This unit is not one of the centre's.</source>
            <translation>该部门不属于本中心。</translation>
        </message>
        <message>
            <source>This unit has the case already.</source>
            <translation>该部门已经在办理这个工单。</translation>
        </message>
        <message>
            <source>A case can only be transferred to a unit of the same level.</source>
            <translation>只能转派给同级部门。</translation>
        </message>
        <message>
            <source>This unit is not below yours.</source>
            <translation>该部门不是您的下级部门。</translation>
        </message>
        <message>
            <source>There is no unit below yours.</source>
            <translation>您没有下级部门。</translation>
        </message>
        <message>
            <source>Only a village or community committee sends a grid officer.</source>
            <translation>只有社区（村委）可以送网格员。</translation>
        </message>
        <message>
            <source>The case's grid has no such grid officer.</source>
            <translation>工单所属网格没有这位网格员。</translation>
        </message>
        <message>
            <source>The case was taken in here; there is nobody to send it back to.</source>
            <translation>工单由本中心受理，没有可退回的来源。</translation>
        </message>
        <message>
            <source>There is no centre above this one.</source>
            <translation>没有上级中心。</translation>
        </message>
        <message>
            <source>There is no such centre below this one.</source>
            <translation>没有这个下级中心。</translation>
        </message>
        <message>
            <source>No unit is working on the case.</source>
            <translation>没有部门正在办理，不能加派。</translation>
        </message>
        <message>
            <source>Several units have the case, so this is not possible.</source>
            <translation>多部门工单不能进行这项操作。</translation>
        </message>
        <message>
            <source>Co-handlers cannot suspend a case.</source>
            <translation>协办部门不能申请挂账。</translation>
        </message>
        <message>
            <source>The case was dispatched by force and cannot be returned.</source>
            <translation>该工单为强制分拨，不能退回。</translation>
        </message>
        <message>
            <source>This was applied for as often as is allowed.</source>
            <translation>申请次数已达上限。</translation>
        </message>
        <message>
            <source>Such an application is being reviewed already.</source>
            <translation>同类申请正在审核中。</translation>
        </message>
        <message>
            <source>There is no application to review.</source>
            <translation>没有待审核的申请。</translation>
        </message>
        <message>
            <source>This flow has no such application.</source>
            <translation>该流程没有这类申请。</translation>
        </message>
        <message>
            <source>Please choose whether the application passes.</source>
            <translation>请选择通过或者不通过。</translation>
        </message>
        <message>
            <source>Please choose a new date in the future.</source>
            <translation>请选择新的办理期限，须晚于现在。</translation>
        </message>
        <message>
            <source>Units below have not finished yet.</source>
            <translation>下级部门还没有办结。</translation>
        </message>
        <message>
            <source>Not every unit that decides has finished.</source>
            <translation>还有部门没有办结。</translation>
        </message>
        <message>
            <source>The unit above reviews this first.</source>
            <translation>须先由上级部门审核。</translation>
        </message>
        <message>
            <source>No unit handed this task down.</source>
            <translation>这张任务单不是下派的。</translation>
        </message>
        <message>
            <source>Please choose what the citizen said.</source>
            <translation>请选择回访结果。</translation>
        </message>
        <message>
            <source>The citizen was not reached; call again later.</source>
            <translation>市民未联系上，请稍后再次回访。</translation>
        </message>
        <message>
            <source>The citizen was reached.</source>
            <translation>市民已联系上。</translation>
        </message>
        <message>
            <source>Please choose how satisfied the citizen is.</source>
            <translation>请选择市民满意度。</translation>
        </message>
        <message>
            <source>There is no such rule of assessment.</source>
            <translation>没有这条绩效规则。</translation>
        </message>
        <message>
            <source>Please choose somebody of your unit.</source>
            <translation>请选择本部门的人员。</translation>
        </message>
        <message>
            <source>Nothing was changed.</source>
            <translation>没有任何改动。</translation>
        </message>
        <message>
            <source>These cases cannot be merged with this one.</source>
            <translation>所选工单不能与本工单并单。</translation>
        </message>
        <message>
            <source>The case is not merged.</source>
            <translation>该工单没有并单。</translation>
        </message>
        <message>
            <source>The citizen has to be called again before this is done.</source>
            <translation>还须再次联系市民后才能进行。</translation>
        </message>
        <message>
            <source>The citizen was called as often as is provided for.</source>
            <translation>联系市民的次数已用完。</translation>
        </message>
        <message>
            <source>A condition of the flow is not met.</source>
            <translation>不满足流程规定的条件。</translation>
        </message>
        <message>
            <source>Without the server this counter calls only its own tickets. Ask the citizen for the slip.</source>
            <translation>连不上服务器时，本窗口只能呼叫自己名下的号码。请查看群众手中的号票。</translation>
        </message>
        <message>
            <source>This counter holds no tickets.</source>
            <translation>该窗口名下没有号码。</translation>
        </message>
        <message>
            <source>This belongs to another day.</source>
            <translation>这不是今天的业务。</translation>
        </message>
        <message>
            <source>This number was given before.</source>
            <translation>这个号码已经用过。</translation>
        </message>
        <message>
            <source>No slip came out</source>
            <translation>号票没有打出</translation>
        </message>
        <message>
            <source>To be printed again</source>
            <translation>待补打</translation>
        </message>
        <message>
            <source>To be printed again, waits for the printer</source>
            <translation>补打排队待打印</translation>
        </message>
        <message>
            <source>Slip not reported yet</source>
            <translation>号票打印情况待报</translation>
        </message>
        <message>
            <source>Slip waits for the printer</source>
            <translation>号票排队待打印</translation>
        </message>
        <message>
            <source>{count} to send, the oldest of {since}</source>
            <translation>{count} 条待上传，最早的是 {since}</translation>
        </message>
    </context>
</TS>
