import type { ChangeTold, ExtendsMistake, ExtendsWords, KeyChange } from './extends-words.ts';
import { didYouMean } from './phrases-zh-cn.ts';
import { at } from './places.ts';
import { keyIn } from './rulebook-keys.ts';

const chinese = (key: string): string => keyIn('zh', key);

const changed = (changes: readonly KeyChange[], word = chinese): string =>
  changes
    .map(({ key, before, after }) => `${word(key)} ${before ?? '（未写）'} → ${after ?? '（未写）'}`)
    .join('；');

function mistake(told: ExtendsMistake, word: (key: string) => string): string {
  const because = word('because');
  switch (told.kind) {
    case 'not-relative':
      return `“${told.written}”不是相对路径；请写从本文件到另一份规则集的路径，如 ../city/rulebook.yaml，或随附规则集的名称。不从网络读取`;
    case 'outside':
      return `“${told.written}”在本规则集的文件夹范围之外：只能继承本文件夹、上一级文件夹和它们之下的规则集；请把两份规则集放到一起`;
    case 'not-there':
      return `“${told.written}”指的是 ${told.file}，那里没有这个文件；请改正路径`;
    case 'no-such-id':
      return `没有“${told.written}”这个随附的规则集${didYouMean(told.near)}；文件要写扩展名，文件夹要带斜杠（./${told.written}/）。随附的有：${told.shipped.join('、')}`;
    case 'ring':
      return `规则集“${told.id}”出现了两次：${told.chain.join(' → ')}；规则集不能继承自己，也不能继承同名的规则集`;
    case 'too-deep':
      return `这里一层层继承的规则集超过${told.most}份；请减少层次`;
    case 'looser':
      return `不能确认不比 ${at(told.place)} 宽（${changed(told.changes, word)}）；请改严，或用“${because}”写明理由`;
    case 'asked-for':
      return `“${told.name}”（${at(told.place)}）要看这条规则是否达到，改了它，别的规则也跟着变；请用“${because}”写明理由`;
    case 'said-anew':
      return told.place
        ? `${at(told.place)} 另有说法，那里的规则要用它；请换一个名字，或用“${because}”写明理由`
        : `这是内置的列，上级规则集的规则可能要用；请用“${because}”写明理由`;
    case 'fixed':
      return told.place
        ? `${at(told.place)} 另有说法，那里的规则要用它，不能替换；请换一个名字`
        : '上级规则集的规则不是这样用的，这里不能改';
    case 'name-above':
      return `“${told.name}”在 ${at(told.place)} 是别的意思，这样一来那里的意思就变了；请换一个名字`;
    case 'heading-above':
      return `表头“${told.heading}”在上级规则集里是“${told.column}”列，那里的规则可能要用；请换一个表头`;
    case 'reason-for-nothing':
      return `“${because}”是改动上级规则集的理由，这里没有改动什么；请去掉`;
  }
}

const thing = ({ section, name }: ChangeTold): string =>
  `${section === 'tables' ? '列' : chinese(section)} ${name}`;

const reason = ({ because }: ChangeTold): string =>
  because ? `。理由：${because.zh.replace(/。$/, '')}` : '';

export const extending: ExtendsWords = {
  mistake,
  loosened: (told) =>
    `规则集 ${told.rulebook} 与上级规则集 ${told.above} 不同：${thing(told)}${told.changes.length === 0 ? '' : `（${changed(told.changes)}）`}${reason(told)}。`,
  labels: { extends: '继承', from: '所属规则集', changes: '改动', because: '理由' },
  named: ({ id, path }) => `${id}（${path}）`,
  change: (told) =>
    `${told.rulebook} ${told.isLooser ? '与' : '严于'} ${told.above}${told.isLooser ? ' 不同' : ''}${told.changes.length === 0 ? '' : `：${changed(told.changes)}`}${reason(told)}`,
};
