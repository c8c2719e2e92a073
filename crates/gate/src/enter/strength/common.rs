//! Passwords and words that people in China choose most, beside zxcvbn's English lists.
//!
//! Source: the top entries that recur in published studies of leaked Chinese password sets
//! (Li, Wang, Sun: "A Large-Scale Empirical Analysis of Chinese Web Passwords", USENIX Security
//! 2014): number rows that sound like words (520 "I love you", 1314 "for ever"), pinyin of
//! everyday words, surnames and cities. They are given to zxcvbn as a dictionary, so that a
//! password made of them with a digit behind counts as weak too.

/// Number rows with a meaning.
const NUMBERS: &str = "5201314 1314520 520520 5211314 1314521 7758521 7758258 584520 584521 \
    201314 147258 147258369 123321 112233 111222 123654 159357 159753 168168 518518 888888 666666 \
    88888888 66666666 99999999 11111111 00000000 12345678 123456789 1234567890 0123456789 \
    987654321 9876543210 87654321 31415926 10086 10010 10000 12306 110110 119119 123123 123123123 \
    321321 456456 789789 100200 1008611 5845201314 13145201314 52013145";

/// Rows of keys and mixtures with digits.
const MIXTURES: &str = "a123456 a123456789 a12345678 123456a 123456aa 123456abc abc123456 \
    abc123 abcd1234 abcd123456 aa123456 aa123123 qq123456 qq123123 qwe123 qwe123456 asd123 \
    asd123456 zxc123 zxcvbnm123 1qaz2wsx 1q2w3e4r 1q2w3e4r5t q1w2e3r4 qazwsx qazwsxedc qweasd \
    qweasdzxc wang123 wang1234 li123456 zhang123 woaini woaini1314 woaini520 woaini521 woaini123 \
    woaini1314520 aini1314 iloveyou520 iloveyou1314 caonima tiantian buzhidao wodemima mima \
    mima123 mima123456 admin123 admin888 admin123456 root123 root123456 test123 test123456 \
    password123 p@ssw0rd p@ssword passw0rd welcome123 huawei123 huawei@123 admin@123 root@123";

/// Pinyin of everyday words, and the words that belong to this program.
const WORDS: &str = "woaini aini woaiwojia wojia baobao baobei laopo laogong gongzuo gongsi \
    zhongguo zhonghua beijing shanghai guangzhou shenzhen hangzhou nanjing wuhan chengdu chongqing \
    tianjin suzhou xian dalian qingdao xiamen changsha zhengzhou ningbo dongguan foshan jinan \
    tianxia feifei xiaoxiao xiaobao xiaoming meimei gege jiejie didi mama baba kuaile xingfu \
    facai fafafa gongxi xinnian haoren pengyou tongxue laoshi xuesheng diannao shouji weixin \
    zhifubao taobao alipay wechat tencent alibaba baidu huawei xiaomi kedun kehu guanli guanliyuan \
    xiaoshou jingli laoban caiwu renshi mima denglu zhanghao yonghu xitong crm customer";

/// Surnames that often begin a password.
const SURNAMES: &str = "wang zhang chen yang zhao huang zhou xu sun zhu gao lin guo luo liang \
    song zheng xie han tang feng dong xiao cheng cao yuan deng fu shen zeng peng lv su lu jiang \
    cai jia ding wei xue ye yan pan dai xia zhong tian ren fan fang shi yao tan liao zou xiong";

/// All of them, as a dictionary for the estimate.
pub fn words() -> impl Iterator<Item = &'static str> {
    [NUMBERS, MIXTURES, WORDS, SURNAMES].into_iter().flat_map(str::split_ascii_whitespace)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_list_holds_single_lower_case_words() {
        let mut count = 0;
        for word in super::words() {
            count += 1;
            assert!(!word.contains(char::is_uppercase), "{word}");
        }
        assert!(count > 200, "{count}");
    }
}
