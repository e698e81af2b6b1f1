<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_HK" sourcelanguage="en_US">
    <context>
        <name>Display</name>
        <message>
            <source>{numbers}: please go to any counter with your slip</source>
            <translation>{numbers}：請持籌到任何櫃位</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Now calling</source>
            <translation>而家叫緊</translation>
        </message>
        <message>
            <source>Please go to</source>
            <translation>請到</translation>
        </message>
        <message>
            <source>Counter {number}</source>
            <translation>{number}號櫃位</translation>
        </message>
        <message>
            <source>The hall is not set up yet</source>
            <translation>大廳未設定好</translation>
        </message>
        <message>
            <source>Welcome</source>
            <translation>歡迎光臨</translation>
        </message>
        <message>
            <source>The latest calls appear here</source>
            <translation>最近叫過嘅飛號會喺度顯示</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>{count} 人輪候</translation>
        </message>
        <message>
            <source>Strips above the counters</source>
            <translation>櫃位燈牌</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>輪候人數</translation>
        </message>
        <message>
            <source>Next number</source>
            <translation>下一個號</translation>
        </message>
        <message>
            <source>Pictures put into the folder “{folder}” appear here</source>
            <translation>放入資料夾「{folder}」嘅圖片會喺呢度顯示</translation>
        </message>
        <message>
            <source>This machine cannot play video: QtMultimedia is not installed</source>
            <translation>呢部機播唔到影片:未安裝 QtMultimedia</translation>
        </message>
        <message>
            <source>There is no video “{file}”</source>
            <translation>搵唔到影片「{file}」</translation>
        </message>
    </context>
    <context>
        <name>Frame</name>
        <message>
            <source>Close the message</source>
            <translation>關閉提示</translation>
        </message>
    </context>
    <context>
        <name>Kiosk</name>
        <message>
            <source>Nobody is waiting</source>
            <translation>冇人輪候</translation>
        </message>
        <message>
            <source>{count} waiting</source>
            <translation>{count} 人輪候</translation>
        </message>
        <message>
            <source>The hall is closed now</source>
            <translation>大廳而家唔對外辦公</translation>
        </message>
        <message>
            <source>No counter is open yet</source>
            <translation>櫃位未開始辦理</translation>
        </message>
        <message>
            <source>Tickets are given as soon as a counter opens. Please wait a moment.</source>
            <translation>櫃位一開就可以攞飛，請等一等。</translation>
        </message>
        <message>
            <source>All numbers of today are taken</source>
            <translation>今日嘅飛已經派晒</translation>
        </message>
        <message>
            <source>It opens today at {time}</source>
            <translation>今日 {time} 開始派飛</translation>
        </message>
        <message>
            <source>It opens on {day} at {time}</source>
            <translation>{day} {time} 開始派飛</translation>
        </message>
        <message>
            <source>This is no mobile number. Please check it.</source>
            <translation>手機號碼唔啱，請核對。</translation>
        </message>
        <message>
            <source>Please enter your mobile number</source>
            <translation>請輸入手機號碼</translation>
        </message>
        <message>
            <source>Please enter your ID card number</source>
            <translation>請輸入身份證號碼</translation>
        </message>
        <message>
            <source>Or lay your ID card on the reader.</source>
            <translation>亦可以將身份證放喺讀卡區。</translation>
        </message>
        <message>
            <source>Please enter the code of your appointment</source>
            <translation>請輸入預約碼</translation>
        </message>
        <message>
            <source>Or hold the code under the scanner.</source>
            <translation>亦可以將預約碼對住掃描口。</translation>
        </message>
        <message>
            <source>Please enter the number on your return slip</source>
            <translation>請輸入補件單上嘅號碼</translation>
        </message>
        <message>
            <source>Or hold the code of the slip under the scanner.</source>
            <translation>亦可以將補件單嘅二維碼對住掃描口。</translation>
        </message>
        <message>
            <source>{count} people</source>
            <translation>{count} 人</translation>
        </message>
        <message>
            <source>not known yet</source>
            <translation>暫時估唔到</translation>
        </message>
        <message>
            <source>Please wait in the waiting area until you are called.</source>
            <translation>請喺等候區留意叫號，過咗號請到諮詢處</translation>
        </message>
        <message>
            <source>about {minutes} min</source>
            <translation>約 {minutes} 分鐘</translation>
        </message>
        <message>
            <source>For whom</source>
            <translation>適用情況</translation>
        </message>
        <message>
            <source>Bring along</source>
            <translation>請帶齊</translation>
        </message>
        <message>
            <source>No papers needed</source>
            <translation>唔使帶文件</translation>
        </message>
        <message>
            <source>Fee</source>
            <translation>收費</translation>
        </message>
        <message>
            <source>Time at the counter</source>
            <translation>辦理時間</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Good to know</source>
            <translation>溫馨提示</translation>
        </message>
        <message>
            <source>Scan to take this page with you</source>
            <translation>手機掃碼，帶走呢頁</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>姓名</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>服務</translation>
        </message>
        <message>
            <source>Day</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>時間</translation>
        </message>
        <message>
            <source>Is this your appointment?</source>
            <translation>請核對你嘅預約</translation>
        </message>
        <message>
            <source>Yes, take a number</source>
            <translation>啱，攞飛</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>飛號</translation>
        </message>
        <message>
            <source>Was missing</source>
            <translation>要補嘅文件</translation>
        </message>
        <message>
            <source>Counter {counters}</source>
            <translation>{counters} 號櫃位</translation>
        </message>
        <message>
            <source>Do you have everything with you?</source>
            <translation>請確認文件已經帶齊</translation>
        </message>
        <message>
            <source>The ticket machine cannot print now</source>
            <translation>打印機暫時出唔到飛</translation>
        </message>
        <message>
            <source>Take the number on my phone</source>
            <translation>用手機攞飛</translation>
        </message>
        <message>
            <source>Connecting, please wait a moment</source>
            <translation>正在連接，請等一等</translation>
        </message>
        <message>
            <source>Taking your number</source>
            <translation>正在攞飛</translation>
        </message>
        <message>
            <source>Nothing begins with these letters</source>
            <translation>搵唔到相關服務，請試其他字母</translation>
        </message>
        <message>
            <source>{count} waiting, {counters} counters open</source>
            <translation>而家 {count} 人輪候 · {counters} 個櫃位開放</translation>
        </message>
        <message>
            <source>Take a number: {service}</source>
            <translation>攞飛：{service}</translation>
        </message>
        <message>
            <source>Touch here to take a number</source>
            <translation>㩒呢度攞飛</translation>
        </message>
        <message>
            <source>What do you want to know about?</source>
            <translation>請揀你想了解嘅服務</translation>
        </message>
        <message>
            <source>What do you come for?</source>
            <translation>請揀你要辦嘅事</translation>
        </message>
        <message>
            <source>Green channel: please show your proof at the counter</source>
            <translation>綠色通道：辦理嗰陣請向櫃位出示證明</translation>
        </message>
        <message>
            <source>Your number comes on the screen, to keep on your phone</source>
            <translation>無紙化攞飛：飛號會喺屏幕顯示，請用手機掃碼保存</translation>
        </message>
        <message>
            <source>Type the first letters of each word</source>
            <translation>請輸入服務名稱嘅普通話拼音首字母</translation>
        </message>
        <message>
            <source>Which one is yours?</source>
            <translation>請揀你嘅補件單</translation>
        </message>
        <message>
            <source>Who may go first</source>
            <translation>優先辦理對象</translation>
        </message>
        <message>
            <source>Which department?</source>
            <translation>請揀部門</translation>
        </message>
        <message>
            <source>The printer is out of paper.</source>
            <translation>打印機冇紙。</translation>
        </message>
        <message>
            <source>The printer's cover is open.</source>
            <translation>打印機蓋未閂好。</translation>
        </message>
        <message>
            <source>Your number {number} is valid. Please scan the code to keep it, or ask the staff.</source>
            <translation>你嘅飛號 {number} 有效，請掃碼保存或者聯絡職員。</translation>
        </message>
        <message>
            <source>No paper slips at the moment: your number comes on the screen, keep it with your phone.</source>
            <translation>打印機暫時用唔到。飛號會喺屏幕顯示，請用手機掃碼保存。</translation>
        </message>
        <message>
            <source>It is not certain that your slip came out.</source>
            <translation>未能確定飛有冇印出嚟。</translation>
        </message>
        <message>
            <source>The printer is out of order.</source>
            <translation>打印機暫時用唔到。</translation>
        </message>
        <message>
            <source>Previous page</source>
            <translation>上一頁</translation>
        </message>
        <message>
            <source>Next page</source>
            <translation>下一頁</translation>
        </message>
        <message>
            <source>Page {page} of {pages}</source>
            <translation>第 {page} 頁，共 {pages} 頁</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>繼續操作</translation>
        </message>
        <message>
            <source>Are you still there? Back to the start in {seconds} s.</source>
            <translation>你仲需要繼續嗎？{seconds} 秒後返回首頁</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>返回</translation>
        </message>
        <message>
            <source>Start page</source>
            <translation>首頁</translation>
        </message>
        <message>
            <source>It is used for this ticket only and is not printed in full.</source>
            <translation>只用於今次攞飛，飛上面唔會完整顯示。</translation>
        </message>
        <message>
            <source>Take a number</source>
            <translation>攞飛</translation>
        </message>
        <message>
            <source>{count} characters</source>
            <translation>已輸入 {count} 位</translation>
        </message>
        <message>
            <source>Take the last character back</source>
            <translation>刪除一位</translation>
        </message>
        <message>
            <source>Take a ticket</source>
            <translation>攞飛</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>辦理櫃位</translation>
        </message>
        <message>
            <source>Before you</source>
            <translation>你前面</translation>
        </message>
        <message>
            <source>Waiting time</source>
            <translation>預計輪候</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>完成</translation>
        </message>
        <message>
            <source>Your slip</source>
            <translation>你嘅飛</translation>
        </message>
        <message>
            <source>Code to scan with your phone</source>
            <translation>請用手機掃描嘅二維碼</translation>
        </message>
        <message>
            <source>Your number, the slip is being printed</source>
            <translation>你嘅飛號，正在出飛</translation>
        </message>
        <message>
            <source>Please take your slip</source>
            <translation>請攞走你張飛</translation>
        </message>
        <message>
            <source>Please keep your number</source>
            <translation>請保存你嘅飛號</translation>
        </message>
        <message>
            <source>Scan your number to keep it</source>
            <translation>請掃碼保存你嘅飛號</translation>
        </message>
        <message>
            <source>This did not work. Please try again in a moment.</source>
            <translation>暫時做唔到，請稍後再試。</translation>
        </message>
        <message>
            <source>This code is not known here.</source>
            <translation>搵唔到相關資料，請核對再試。</translation>
        </message>
        <message>
            <source>Help is coming</source>
            <translation>職員即刻就嚟</translation>
        </message>
        <message>
            <source>A member of staff was called. Please wait here a moment.</source>
            <translation>已經通知職員，請喺度等一等。</translation>
        </message>
        <message>
            <source>If you need help, please ask the staff.</source>
            <translation>如需協助，請搵現場職員。</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>搜尋服務</translation>
        </message>
        <message>
            <source>By department</source>
            <translation>按部門攞飛</translation>
        </message>
        <message>
            <source>I have an appointment</source>
            <translation>預約攞飛</translation>
        </message>
        <message>
            <source>I bring missing papers</source>
            <translation>補件返嚟</translation>
        </message>
        <message>
            <source>Ticket on my phone</source>
            <translation>無紙化攞飛</translation>
        </message>
        <message>
            <source>Green channel</source>
            <translation>綠色通道</translation>
        </message>
        <message>
            <source>What to bring</source>
            <translation>辦事指南</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>語言 Language</translation>
        </message>
        <message>
            <source>Large print</source>
            <translation>長者模式</translation>
        </message>
        <message>
            <source>Wheelchair</source>
            <translation>輪椅模式</translation>
        </message>
        <message>
            <source>Call for help</source>
            <translation>搵人幫手</translation>
        </message>
        <message>
            <source>70 years or older</source>
            <translation>70 歲或以上長者</translation>
        </message>
        <message>
            <source>Disabled, or ill</source>
            <translation>殘疾人士、病人</translation>
        </message>
        <message>
            <source>Pregnant, or with a small child</source>
            <translation>孕婦、帶住嬰幼兒</translation>
        </message>
        <message>
            <source>Soldier, veteran or their family</source>
            <translation>軍人、退役軍人同家屬</translation>
        </message>
        <message>
            <source>Services: {count}</source>
            <translation>{count} 項服務</translation>
        </message>
        <message>
            <source>Are you still there?</source>
            <translation>你仲需要繼續嗎？</translation>
        </message>
        <message>
            <source>Please take your slip. Your number is {number}.</source>
            <translation>請攞走你張飛，你嘅飛號係 {number}。</translation>
        </message>
        <message>
            <source>Your number is {number}. Please scan the code to keep it.</source>
            <translation>你嘅飛號係 {number}，請掃碼保存。</translation>
        </message>
        <message>
            <source>Print {number} again</source>
            <translation>補印 {number}</translation>
        </message>
        <message>
            <source>Test print</source>
            <translation>測試列印</translation>
        </message>
        <message>
            <source>Full screen on or off</source>
            <translation>退出或還原全螢幕</translation>
        </message>
        <message>
            <source>Restart</source>
            <translation>重新啟動程式</translation>
        </message>
        <message>
            <source>End the program</source>
            <translation>結束程式</translation>
        </message>
        <message>
            <source>Back to the start page</source>
            <translation>返回取號首頁</translation>
        </message>
        <message>
            <source>Printed again by staff</source>
            <translation>補印</translation>
        </message>
        <message>
            <source>Printed.</source>
            <translation>已列印。</translation>
        </message>
        <message>
            <source>Sent to the printer, which does not say whether it came out.</source>
            <translation>已送到印表機，印表機未有回報是否出紙。</translation>
        </message>
        <message>
            <source>Not set up</source>
            <translation>未設定</translation>
        </message>
        <message>
            <source>PRINTED AGAIN</source>
            <translation>補打</translation>
        </message>
        <message>
            <source>Slip is being made</source>
            <translation>飛仔整緊</translation>
        </message>
        <message>
            <source>Slip came out</source>
            <translation>飛已經印咗出嚟</translation>
        </message>
        <message>
            <source>Latest slips</source>
            <translation>最近嘅飛</translation>
        </message>
        <message>
            <source>The machine had to start again while it was printing. Your number is valid, with the slip or without.</source>
            <translation>印飛嗰陣部機重新開過。有冇攞到飛都好，你個號碼都有效。</translation>
        </message>
        <message>
            <source>Did you get the slip {number}?</source>
            <translation>你攞到 {number} 號飛未？</translation>
        </message>
        <message>
            <source>No, print it again</source>
            <translation>未攞到，再印一張</translation>
        </message>
        <message>
            <source>Kiosk maintenance</source>
            <translation>取號機維護</translation>
        </message>
        <message>
            <source>Taken while the network is down: you are called by the time of issue on this slip.</source>
            <translation>離線取籌：按籌號上的取籌時間排隊叫號。</translation>
        </message>
    </context>
    <context>
        <name>Pad</name>
        <message>
            <source>Staff no. {number}</source>
            <translation>職員編號 {number}</translation>
        </message>
        <message>
            <source>Thank you for your rating</source>
            <translation>多謝你嘅評價</translation>
        </message>
        <message>
            <source>Please wait behind the line</source>
            <translation>請喺一米線外等候</translation>
        </message>
        <message>
            <source>How was the service today?</source>
            <translation>請評價今次嘅服務</translation>
        </message>
        <message>
            <source>What should be better?</source>
            <translation>邊方面可以做得更好</translation>
        </message>
        <message>
            <source>Choose as many as apply, or none</source>
            <translation>可以揀多項，亦可以唔揀</translation>
        </message>
        <message>
            <source>This counter is closed now</source>
            <translation>呢個櫃位暫未開放</translation>
        </message>
        <message>
            <source>Hello, how may I help you?</source>
            <translation>你好，有咩可以幫到你</translation>
        </message>
        <message>
            <source>Ticket {ticket}, please come to counter {counter}</source>
            <translation>{ticket}號，請到{counter}號櫃位</translation>
        </message>
        <message>
            <source>Serving ticket {ticket}</source>
            <translation>而家辦緊{ticket}號</translation>
        </message>
        <message>
            <source>This counter is paused: {reason}</source>
            <translation>呢個櫃位暫停服務：{reason}</translation>
        </message>
        <message>
            <source>Working on your papers, please wait a moment</source>
            <translation>正喺後台處理，請等一等</translation>
        </message>
        <message>
            <source>Connecting to the hall</source>
            <translation>正在連接大廳</translation>
        </message>
        <message>
            <source>This pad does not belong to a counter yet. Please ask the manager to set one.</source>
            <translation>評價器未綁定櫃位，請聯絡管理員設定。</translation>
        </message>
        <message>
            <source>You were served by {name}, {number}</source>
            <translation>為你服務嘅係 {name}，{number}</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>Please go to counter {counters}</source>
            <translation>請到 {counters} 號櫃位辦理</translation>
        </message>
        <message>
            <source>I waited too long</source>
            <translation>等得太耐</translation>
        </message>
        <message>
            <source>The manner was unfriendly</source>
            <translation>態度唔好</translation>
        </message>
        <message>
            <source>It was not explained clearly</source>
            <translation>冇一次過講清楚</translation>
        </message>
        <message>
            <source>I had to come several times</source>
            <translation>要嚟好多次</translation>
        </message>
        <message>
            <source>The procedure was not known well</source>
            <translation>唔熟業務</translation>
        </message>
        <message>
            <source>Equipment or surroundings</source>
            <translation>設備或者環境唔好</translation>
        </message>
        <message>
            <source>Counter</source>
            <translation>櫃位</translation>
        </message>
        <message>
            <source>Counter {number}</source>
            <translation>{number}號櫃位</translation>
        </message>
        <message>
            <source>No reason</source>
            <translation>唔講原因</translation>
        </message>
        <message>
            <source>Submit</source>
            <translation>提交</translation>
        </message>
        <message>
            <source>Seconds left</source>
            <translation>剩餘秒數</translation>
        </message>
        <message>
            <source>Evaluation pad</source>
            <translation>評價器</translation>
        </message>
        <message>
            <source>A picture from the counter</source>
            <translation>櫃位展示嘅圖片</translation>
        </message>
        <message>
            <source>Pull with two fingers or tap twice to look closer</source>
            <translation>用兩隻手指拉開或者撳兩下可以放大</translation>
        </message>
        <message>
            <source>Please sign with your finger</source>
            <translation>請用手指簽名</translation>
        </message>
        <message>
            <source>You may leave it</source>
            <translation>亦可以唔簽</translation>
        </message>
        <message>
            <source>Please read and confirm</source>
            <translation>請閱讀並確認</translation>
        </message>
        <message>
            <source>Please read and sign</source>
            <translation>請閱讀並簽名</translation>
        </message>
        <message>
            <source>Please scan with your phone</source>
            <translation>請用手機掃描</translation>
        </message>
        <message>
            <source>In your own words</source>
            <translation>您的意見（可以唔填）</translation>
        </message>
        <message>
            <source>Another language</source>
            <translation>轉換語言</translation>
        </message>
        <message>
            <source>Large print</source>
            <translation>大字</translation>
        </message>
        <message>
            <source>Signature</source>
            <translation>簽名</translation>
        </message>
        <message>
            <source>Leave it</source>
            <translation>唔簽</translation>
        </message>
        <message>
            <source>Sign again</source>
            <translation>重新簽名</translation>
        </message>
        <message>
            <source>I do not agree</source>
            <translation>不同意</translation>
        </message>
        <message>
            <source>Read and confirmed</source>
            <translation>已閱讀並確認</translation>
        </message>
    </context>
    <context>
        <name>Program</name>
        <message>
            <source>Starting</source>
            <translation>正在啟動</translation>
        </message>
        <message>
            <source>Take a ticket</source>
            <translation>攞飛</translation>
        </message>
        <message>
            <source>Evaluation pad</source>
            <translation>評價器</translation>
        </message>
        <message>
            <source>Hall display</source>
            <translation>大廳顯示屏</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>This service is no longer offered.</source>
            <translation>呢項服務已經停辦。</translation>
        </message>
        <message>
            <source>Not offered today</source>
            <translation>今日唔辦理</translation>
        </message>
        <message>
            <source>All {cap} numbers of today are taken</source>
            <translation>今日 {cap} 個飛號已經派晒</translation>
        </message>
        <message>
            <source>Closed for today</source>
            <translation>今日已停止派飛</translation>
        </message>
        <message>
            <source>Opens at {opens}</source>
            <translation>{opens} 開始辦理</translation>
        </message>
        <message>
            <source>No counter is open for it now</source>
            <translation>暫時冇櫃位辦理</translation>
        </message>
        <message>
            <source>Please identify yourself first.</source>
            <translation>請先核實身份。</translation>
        </message>
        <message>
            <source>This ID number cannot be right. Please check it.</source>
            <translation>身份證號碼唔啱，請核對。</translation>
        </message>
        <message>
            <source>No ticket can be given now. Please ask at the reception.</source>
            <translation>暫時攞唔到飛，請到諮詢處查詢。</translation>
        </message>
        <message>
            <source>You already have a ticket for this service.</source>
            <translation>你已經攞咗呢項服務嘅飛。</translation>
        </message>
        <message>
            <source>A ticket was already taken for this appointment.</source>
            <translation>呢個預約已經攞咗飛。</translation>
        </message>
        <message>
            <source>This appointment is not for today.</source>
            <translation>呢個預約唔係今日嘅。</translation>
        </message>
        <message>
            <source>This return slip is not known or is too old.</source>
            <translation>補件單無效或者已過期。</translation>
        </message>
        <message>
            <source>A ticket was already taken with this return slip.</source>
            <translation>呢張補件單已經攞咗飛。</translation>
        </message>
        <message>
            <source>The server cannot be reached. Please try again in a moment.</source>
            <translation>暫時連接唔到，請稍後再試。</translation>
        </message>
        <message>
            <source>Closed</source>
            <translation>未開放</translation>
        </message>
        <message>
            <source>Free</source>
            <translation>空閒</translation>
        </message>
        <message>
            <source>Calling</source>
            <translation>叫緊號</translation>
        </message>
        <message>
            <source>Serving</source>
            <translation>辦理中</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>暫停服務</translation>
        </message>
        <message>
            <source>Back office</source>
            <translation>後台處理中</translation>
        </message>
        <message>
            <source>Away from the desk</source>
            <translation>暫時離開</translation>
        </message>
        <message>
            <source>Meal</source>
            <translation>用膳</translation>
        </message>
        <message>
            <source>Meeting</source>
            <translation>開會</translation>
        </message>
        <message>
            <source>Equipment trouble</source>
            <translation>設備故障</translation>
        </message>
        <message>
            <source>Other reason</source>
            <translation>其他原因</translation>
        </message>
        <message>
            <source>Very satisfied</source>
            <translation>非常滿意</translation>
        </message>
        <message>
            <source>Satisfied</source>
            <translation>滿意</translation>
        </message>
        <message>
            <source>Basically satisfied</source>
            <translation>大致滿意</translation>
        </message>
        <message>
            <source>Dissatisfied</source>
            <translation>唔滿意</translation>
        </message>
        <message>
            <source>Very dissatisfied</source>
            <translation>非常唔滿意</translation>
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
            <translation>暫時做唔到呢個操作。</translation>
        </message>
        <message>
            <source>Green channel</source>
            <translation>綠色通道</translation>
        </message>
        <message>
            <source>Connected</source>
            <translation>已連接</translation>
        </message>
        <message>
            <source>Not connected since {since}</source>
            <translation>{since} 起未連接</translation>
        </message>
        <message>
            <source>Slow since {since}</source>
            <translation>{since} 起網絡緩慢</translation>
        </message>
        <message>
            <source>Connecting</source>
            <translation>連接中</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>唔使等</translation>
        </message>
        <message>
            <source>within {high} min</source>
            <translation>{high} 分鐘內</translation>
        </message>
        <message>
            <source>about {low}–{high} min</source>
            <translation>約 {low}–{high} 分鐘</translation>
        </message>
        <message>
            <source>{year}-{month}-{day}</source>
            <translation>{year}年{month}月{day}日</translation>
        </message>
        <message>
            <source>There is no such appointment. Please check the code.</source>
            <translation>搵唔到呢個預約，請核對預約碼。</translation>
        </message>
        <message>
            <source>Slip waits for the printer</source>
            <translation>飛等緊打印機</translation>
        </message>
        <message>
            <source>Slip is being printed</source>
            <translation>飛印緊</translation>
        </message>
        <message>
            <source>Slip not confirmed</source>
            <translation>未確認飛有冇出嚟</translation>
        </message>
        <message>
            <source>No slip came out</source>
            <translation>飛冇印出嚟</translation>
        </message>
    </context>
</TS>
