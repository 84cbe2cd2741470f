"""Words that share syllables and letters in many ways, and a model of them."""

from __future__ import annotations

from tests.miniature import entry

ARPA = r"""
\data\
ngram 1=34
ngram 2=12
ngram 3=6

\1-grams:
-3.0	<unk>	-0.1
-99	<s>	-0.2
-2.0	先	-0.1
-1.5	现	-0.2
-2.5	西	-0.3
-2.25	安	-0.1
-2.75	西安	-0.4
-2.5	反
-2.5	感	-0.2
-2.0	方	-0.1
-3.0	反感	-0.3
-2.9	方案	-0.2
-1.75	中	-0.3
-2.0	重	-0.1
-2.25	周
-2.0	国	-0.2
-1.6	人	-0.3
-1.9	中国	-0.5
-3.5	国人
-2.6	中国人	-0.1
-1.7	上	-0.2
-2.3	海	-0.1
-2.2	上海	-0.3
-1.2	是	-0.25
-4.0	逝世
-2.4	女
-3.0	略
-3.1	额
-2.8	嗯
-2.7	啊	-0.1
-2.9	哦
-1.3	你	-0.2
-2.1	给	-0.1
-1.0	</s>

\2-grams:
-0.5	<s> 现	-0.1
-0.7	<s> 中国	-0.3
-0.6	中国 人	-0.1
-0.4	西安 方案	-0.2
-1.9	反感 西安	-0.15
-0.3	上海 人	-0.2
-1.1	人 是	-0.05
-0.9	是 中国	-0.35
-1.4	国 人
-1.2	<unk> 中国	-0.1
-1.4	你 现
-1.9	你 先

\3-grams:
-0.2	<s> 中国 人
-2.5	是 中国 人
-0.1	反感 西安 方案
-0.8	上海 人 是
-3.5	你 现 方
-0.3	你 先 方

\end\
"""

# Word, reading, log10 share of the reading.
READINGS = (
    ("先", "xian", 0.0),
    ("现", "xian", 0.0),
    ("西", "xi", 0.0),
    ("安", "an", 0.0),
    ("西安", "xi'an", 0.0),
    ("反", "fan", 0.0),
    ("感", "gan", 0.0),
    ("方", "fang", 0.0),
    ("反感", "fan'gan", 0.0),
    ("方案", "fang'an", 0.0),
    ("中", "zhong", 0.0),
    ("重", "zhong", -0.1),
    ("重", "chong", -0.7),
    ("周", "zhou", 0.0),
    ("国", "guo", 0.0),
    ("人", "ren", 0.0),
    ("中国", "zhong'guo", 0.0),
    ("国人", "guo'ren", 0.0),
    ("中国人", "zhong'guo'ren", 0.0),
    ("上", "shang", 0.0),
    ("海", "hai", 0.0),
    ("上海", "shang'hai", 0.0),
    ("是", "shi", 0.0),
    ("逝世", "shi'shi", 0.0),
    ("女", "nv", 0.0),
    ("略", "lve", 0.0),
    ("额", "e", 0.0),
    ("啊", "a", 0.0),
    ("哦", "o", 0.0),
    ("嗯", "ng", 0.0),
    ("你", "ni", 0.0),
    ("给", "gei", 0.0),
)

# The 1-grams, which are the words' frequencies too.
FREQUENCIES = {
    fields[1]: float(fields[0])
    for fields in map(str.split, ARPA.partition("\\2-grams:")[0].splitlines())
    if len(fields) > 1 and fields[0].startswith("-")
}

ENTRIES = [
    entry(word, pinyin, share=share, frequency=FREQUENCIES[word])
    for word, pinyin, share in READINGS
]
