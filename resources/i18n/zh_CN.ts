<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en_US">
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
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Close the message</source>
            <translation>关闭提示</translation>
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
            <source>Road, number, estate, landmark</source>
            <translation>路名、门牌、小区或附近地标</translation>
        </message>
        <message>
            <source>Type part of its name</source>
            <translation>输入名称的一部分</translation>
        </message>
        <message>
            <source>In one line: what, where</source>
            <translation>一句话：哪里、什么事</translation>
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
            <source>Call back about the result</source>
            <translation>办结后回访</translation>
        </message>
        <message>
            <source>Keep the caller secret</source>
            <translation>为来电人保密</translation>
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
            <source>Alt + digit</source>
            <translation>Alt + 数字</translation>
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
            <translation>今日工单 {count} 件</translation>
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
            <translation>草稿已于 {time} 保存</translation>
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
    </context>
</TS>
