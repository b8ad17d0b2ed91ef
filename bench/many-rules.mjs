// A rulebook of many rules over the populations of one roster: shares and counts with different bounds and conditions.
import { writeFileSync } from 'node:fs';

const SEXES = ['男', '女'];
const SCHOOLS = ['大学', '大专', '研究生', '高中'];

const POPULATIONS = `rulebook: many-rules
age: { basis: month }
populations:
  town: { from: units, where: { kind: [镇, 街道] } }
  village: { from: units, where: { kind: [村, 社区], parent.kind: [镇, 街道] } }
  middle: { from: cadres, where: { tier: 镇街, postLevel: [中层正职, 中层副职] } }
  young: { from: middle, where: { age: { atMost: 35 } } }
  side: { from: cadres, where: { tier: 村社 } }
rules:
`;

/** What a rule measures, every fifth of them in each village. */
function measured(index) {
  const age = 25 + (index % 35);
  const school = SCHOOLS[index % SCHOOLS.length];
  const sex = SEXES[index % SEXES.length];
  switch (index % 5) {
    case 0:
      return `per: town, share: middle, where: { age: { atMost: ${age} } }, atLeast: ${1 + (index % 60)}%`;
    case 1:
      return `per: town, share: young, where: { sex: ${sex}, education: ${school} }, atMost: ${30 + (index % 60)}%`;
    case 2:
      return `per: town, count: side, where: { age: { atMost: ${age} }, sex: ${sex} }, atLeast: ${index % 40}`;
    case 3:
      return `per: town, count: middle, where: { postLevel: 中层正职, education: ${school} }, atMost: ${100 + index}`;
    default:
      return `per: village, count: side, where: { age: { atMost: ${age} }, chiefReserve: true }, atLeast: ${1 + (index % 20)}`;
  }
}

/** Writes a rulebook of so many rules. */
export function writeRulebook(path, rules) {
  const lines = Array.from({ length: rules }, (_, index) => `  rule-${index + 1}: { ${measured(index)} }\n`);
  writeFileSync(path, POPULATIONS + lines.join(''));
}
