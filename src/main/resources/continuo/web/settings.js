// The settings, made of the table that Continuo tells: the page knows none of them by name.

const WAIT_MILLIS = 40; // a slider that moves is told no oftener

/** @param set takes an object of texts by name */
export function createSettings({ set }) {
  const place = document.getElementById('settings');
  const shown = new Map(); // name → function that shows a text
  let wanted = {};
  let timer = 0;

  function move(name, text) {
    wanted[name] = text;
    timer ||= setTimeout(() => {
      timer = 0;
      set(wanted);
      wanted = {};
    }, WAIT_MILLIS);
  }

  function build(parameters) {
    const before = place.querySelectorAll('details');
    const open = new Set([...before].filter(one => one.open).map(one => one.dataset.group));
    shown.clear();
    place.replaceChildren();
    const groups = Map.groupBy ? Map.groupBy(parameters, one => one.group) : grouped(parameters);
    let first = true;
    for (const [group, rows] of groups) {
      const box = document.createElement(first ? 'div' : 'details');
      if (!first) {
        box.dataset.group = group;
        box.open = before.length ? open.has(group) : place.childElementCount === 1;
        const summary = document.createElement('summary');
        summary.textContent = group;
        box.append(summary);
      }
      box.append(...rows.map(row));
      place.append(box);
      first = false;
    }
  }

  function grouped(parameters) {
    const groups = new Map();
    parameters.forEach(one => groups.set(one.group, [...groups.get(one.group) ?? [], one]));
    return groups;
  }

  function row(parameter) {
    const box = document.createElement('div');
    box.className = 'setting';
    const id = `set-${parameter.name}`;
    const name = element('label', { htmlFor: id, textContent: parameter.name });
    const output = element('output', { htmlFor: id });
    const head = element('div', { className: 'name' });
    head.append(name, output);
    const says = element('p', { className: 'says', id: `${id}-says`, textContent: parameter.says });
    const isNumber = parameter.kind === 'number' || parameter.kind === 'whole';
    const control = !parameter.live ? readAtStart(parameter) : parameter.kind === 'choice' ? choice(parameter, id)
      : isNumber ? number(parameter, id, output) : text(parameter, id);
    if (!parameter.live) name.removeAttribute('for');
    box.append(head, ...control.elements, says);
    shown.set(parameter.name, text => {
      output.textContent = !isNumber && parameter.live ? '' : `${text} ${/^[\d.-]+$/.test(text) ? parameter.unit : ''}`.trim();
      control.show(text);
    });
    return box;
  }

  function readAtStart(parameter) {
    parameter.says += ' (Read at the start, from the settings file.)';
    return { elements: [], show: () => {} };
  }

  function choice(parameter, id) {
    const group = element('div', { className: 'choices', id });
    group.setAttribute('role', 'group');
    group.setAttribute('aria-label', parameter.name);
    const buttons = parameter.words.map(word => {
      const button = element('button', { type: 'button', textContent: word });
      button.onclick = () => move(parameter.name, word);
      group.append(button);
      return [word, button];
    });
    return {
      elements: [group],
      show: text => buttons.forEach(([word, button]) => button.setAttribute('aria-pressed', word === text)),
    };
  }

  function text(parameter, id) {
    const field = element('input', { type: 'text', id, maxLength: 100, spellcheck: false, autocomplete: 'off' });
    field.setAttribute('aria-describedby', `${id}-says`);
    field.onchange = () => move(parameter.name, field.value);
    return { elements: [field], show: written => { if (document.activeElement !== field) field.value = written; } };
  }

  // A slider; where words may stand in place of the number, a box for each. A way of many decades is told in powers.
  function number(parameter, id, output) {
    const { min, max, words, kind } = parameter;
    const powers = min > 0 && max / min > 50;
    const steps = kind === 'whole' && !powers ? max - min : 400;
    const toWay = value => powers ? Math.log(value / min) / Math.log(max / min) * steps : (value - min) / (max - min) * steps;
    const toValue = way => powers ? min * (max / min) ** (way / steps) : min + (max - min) * way / steps;
    const slider = element('input', { type: 'range', id, min: 0, max: steps, step: 1 });
    slider.setAttribute('aria-describedby', `${id}-says`);
    const box = element('div', { className: 'row' });
    const boxes = words.map(word => {
      const button = element('button', { type: 'button', textContent: word });
      button.onclick = () => move(parameter.name, button.getAttribute('aria-pressed') === 'true' ? written(toValue(+slider.value)) : word);
      box.append(button);
      return [word, button];
    });
    box.append(slider);
    const written = value => kind === 'whole' ? String(Math.round(value))
      : String(+value.toPrecision(Math.max(3, Math.ceil(Math.log10(Math.max(1, Math.abs(value)))) + 1)));
    slider.oninput = () => {
      const text = written(toValue(+slider.value));
      output.textContent = `${text} ${parameter.unit}`.trim();
      slider.setAttribute('aria-valuetext', output.textContent);
      move(parameter.name, text);
    };
    return {
      elements: [box],
      show: text => {
        const isWord = !/^[\d.-]+$/.test(text);
        boxes.forEach(([word, button]) => button.setAttribute('aria-pressed', word === text));
        if (document.activeElement !== slider && !isWord) slider.value = toWay(+text);
        if (isWord) slider.value = toWay(Math.min(max, Math.max(min, /\d/.test(parameter.usual) ? +parameter.usual : (min + max) / 2)));
        slider.setAttribute('aria-valuetext', `${text} ${isWord ? '' : parameter.unit}`.trim());
      },
    };
  }

  function element(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  return {
    build,
    show: texts => Object.entries(texts).forEach(([name, text]) => shown.get(name)?.(text)),
  };
}
