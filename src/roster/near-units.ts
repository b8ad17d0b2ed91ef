import { compact, editDistance } from '../core/text.ts';
import { type Register, type Unit, unitsNamed } from './register.ts';

/** Traditional and simplified forms of characters that stand in names of places, traditional first. */
const FORMS =
  '鎮镇閘闸東东衛卫莊庄橋桥龍龙巖岩灣湾濱滨鳴鸣觀观慶庆匯汇興兴寶宝園园嶺岭聯联華华陳陈陸陆馬马區区會会廟庙長长門门雲云楊杨張张錢钱樂乐堅坚遠远潛潜沖冲後后裏里裡里綠绿紅红範范葉叶趙赵劉刘吳吴孫孙鄭郑謝谢羅罗許许韓韩馮冯鄧邓蕭萧漁渔樓楼壩坝塢坞溝沟窪洼崗岗嶴岙';
const SIMPLIFIED = new Map(
  Array.from({ length: FORMS.length / 2 }, (_, pair) => [FORMS[2 * pair], FORMS[2 * pair + 1]] as const),
);

const simplified = (text: string): string =>
  [...compact(text)].map((character) => SIMPLIFIED.get(character) ?? character).join('');

/** A stem this long is not another unit's by one character: 五洞闸, but not 新东. */
const SHORTEST_STEM = 3;

/**
 * The units that a name nearly means, among those that `accept` takes: the same in simplified characters, else one
 * character off in a stem of three or more. Whoever takes one must say so, and take it only where there is just one.
 */
export function unitsNear(register: Register, name: string, accept: (unit: Unit) => boolean): Unit[] {
  const shown = simplified(name);
  const same = unitsNamed(register, shown, accept);
  if (same.length > 0) return same;
  return register.units.filter((unit) => accept(unit) && formsOf(unit).some((form) => isNear(form, shown)));
}

const SUFFIX =
  /(村村民委员会|村民委员会|村委会|村|社区居民委员会|社区居委会|居民委员会|居委会|社区|街道|镇|乡)$/;

/** A unit's name in full and with its short suffixes. */
function formsOf({ name }: Unit): string[] {
  const full = compact(name);
  return [full, full.replace(/村委会$/, '村').replace(/居委会$/, '社区')];
}

/** One character added, left out or mistaken in the stem, the suffix the same. */
function isNear(form: string, written: string): boolean {
  const suffix = SUFFIX.exec(form)?.[0] ?? '';
  if ((SUFFIX.exec(written)?.[0] ?? '') !== suffix) return false;
  const [stem, other] = [
    form.slice(0, form.length - suffix.length),
    written.slice(0, written.length - suffix.length),
  ];
  return Math.min(stem.length, other.length) >= SHORTEST_STEM && editDistance(stem, other, 1) === 1;
}
