import { encode } from 'iconv-lite';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { guessEncoding } from '../../../lib/data/tables/encoding-guess';

const test = suite('encoding guess');

/** A file whose labels and notes are English, as most are. */
function guess(encoding: string, ...texts: string[]): string | undefined {
  const rows = texts.map((text, at) => `${text},${at % 2 === 0 ? 'good' : 'bad'},a nice pot of tea\n`);
  return guessEncoding(encode(`text,label,note\n${rows.join('')}`, encoding), 'x.csv');
} // prettier-ignore

const FOUND: [string, ...string[]][] = [
  ['windows-1251', 'отличный чай', 'плохой чайник', 'хорошая чашка и вкусный чай'],
  ['windows-1251', 'дуже смачний чай і гарна їжа', 'поганий чайник'],
  ['koi8-r', 'отличный чай', 'плохой чайник', 'хорошая чашка и вкусный чай'],
  ['windows-874', 'ชาดีมาก อร่อยมาก', 'กาน้ำชาไม่ดี แย่มาก', 'ถ้วยสวยดี'],
  ['iso-8859-2', 'výborný čaj a příjemná obsluha', 'špatná konvice žádná kvalita', 'krásný šálek'],
  [
    'iso-8859-2',
    'pyszna herbata i miła obsługa',
    'zły czajnik nie polecam żadnej',
    'ładna filiżanka',
  ],
  [
    'windows-1250',
    'výborný čaj a příjemná obsluha',
    'špatná konvice a žádná kvalita',
    'krásný šálek',
  ],
  ['windows-1250', 'Výborný čaj, příště znovu žádám', 'Špatná konvice'],
  ['windows-1250', 'odličan čaj i ljubazno osoblje šećer', 'loš čajnik žao mi je'],
  ['windows-1250', 'bardzo dobra herbata, świetna', 'zły czajnik proszę nie kupować'],
  ['windows-1254', 'çok güzel çay ve iyi hizmet şahane', 'kötü çaydanlık hiç beğenmedim'],
  [
    'windows-1257',
    'labai gera arbata',
    'blogas arbatinukas nepirkite šito',
    'baisi kokybė sudužo žavu',
  ],
  ['cp852', 'výborný čaj a příjemná obsluha', 'špatná konvice a žádná kvalita', 'krásný šálek'],
  ['cp850', 'rigtig god te på stedet og sød', 'dårlig kande køb den ikke'],
  ['koi8-u', 'дуже смачний чай і гарна їжа', 'поганий чайник є'],
  ['cp850', 'très bon café et personnel agréable', 'mauvais thé déçu par le goût'],
  ['macintosh', 'très bon café et personnel agréable', 'mauvais thé déçu par le goût'],
  ['windows-1252', 'très bon café et personnel agréable', 'mauvais thé déçu par le goût'],
  ['windows-1252', 'Très bon café', 'Mauvais thé'],
  ['windows-1252', 'Sehr schöner Tee für nette Leute überall', 'très bon café déçu par le goût ça'],
  ['windows-1252', 'el té está muy bueno y el niño feliz', 'mala tetera qué decepción'],
  ['windows-1252', 'chá muito bom e ótima recepção', 'não gostei da qualidade péssimo'],
  ['windows-1252', 'rigtig god te på stedet og sød', 'dårlig kande køb den ikke'],
  ['windows-1252', 'è un tè buonissimo perché sì', 'pessima qualità non lo comprerò più'],
  ['windows-1252', '“great tea” – it’s lovely', 'bad pot – don’t buy €5'],
  ['windows-1253', 'πολύ καλό τσάι και ωραία εξυπηρέτηση', 'κακή τσαγιέρα'],
  ['windows-1255', 'תה טעים מאוד', 'קומקום גרוע'],
  ['windows-1256', 'شاي لذيذ جدا', 'إبريق سيئ'],
  ['shift_jis', 'とても美味しいお茶です', '悪いポットでした'],
  ['gb18030', '这个茶很好喝', '这个壶不好用'],
  ['euc-kr', '차가 아주 맛있어요', '주전자가 나빠요'],
];
for (const [encoding, ...texts] of FOUND) {
  test(`${encoding}: ${texts[0]}`, () => assert.is(guess(encoding, ...texts), encoding));
}

const UNCLEAR: [string, RegExp, ...string[]][] = [
  ['iso-8859-6', /--encoding iso-8859-6 {2}شاي جيد/, 'شاي جيد جدا', 'إبريق سيئ', 'جودة رهيبة'],
  ['cp866', /--encoding cp866 {2}отличный чай/, 'отличный чай', 'плохой чайник', 'хорошая чашка'],
  ['windows-1251', /--encoding windows-1251 {2}ОТЛИЧНЫЙ ЧАЙ/, 'ОТЛИЧНЫЙ ЧАЙ', 'ПЛОХОЙ ЧАЙНИК', 'ЧАШКА'],
]; // prettier-ignore
for (const [encoding, line, ...texts] of UNCLEAR) {
  test(`not clear, with a line in each: ${texts[0]}`, () => {
    assert.throws(() => guess(encoding, ...texts), /^x\.csv: it is not UTF-8, and its encoding is not clear\. Choose the one in which line 2 reads well:\n/); // prettier-ignore
    assert.throws(() => guess(encoding, ...texts), line);
  });
}

test('a slip in a Western text is none of another language', () => {
  const bytes = Buffer.from('tr\xe8s bon th\xe9, pr\xeat \x9d y', 'latin1');
  assert.is(guessEncoding(bytes, 'x.csv'), undefined);
});

test.run();
