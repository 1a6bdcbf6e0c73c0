import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import * as echarts from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

echarts.use([BarChart, GridComponent, SVGRenderer]);

const ROW = 26;
const BASE = '(base)';
const MOST = 12;
const drawn = new Map();

/** Draws the chart of an element from the table it names; the table stays the text that every reader has. */
export function draw(element) {
  const parts = rows(document.getElementById(element.dataset.table));
  if (parts.length === 0) {
    element.remove();
    return;
  }
  element.style.height = `${parts.length * ROW + 40}px`;
  const chart = echarts.init(element, null, { renderer: 'svg' });
  chart.setOption(options(parts, tokens(element)));
  drawn.set(element, { chart, parts });
  sizes.observe(element);
}

function rows(table) {
  return [...table.querySelectorAll('tr[data-name]')]
    .map((row) => ({ name: row.dataset.name, value: Number(row.dataset.value), text: row.lastElementChild.textContent }))
    .filter((part) => part.name !== BASE)
    .slice(0, MOST);
}

function tokens(element) {
  const style = getComputedStyle(element);
  const read = (name) => style.getPropertyValue(name).trim();
  return {
    ink: read('--ink'),
    quiet: read('--quiet'),
    line: read('--line'),
    up: read('--chart-up'),
    down: read('--chart-down'),
    font: style.fontFamily,
    narrow: element.clientWidth < 480,
  };
}

function options(parts, token) {
  // The reach leaves room for the figure beside the longest bar.
  const reach = Math.max(...parts.map((part) => Math.abs(part.value))) * (token.narrow ? 2 : 1.35) || 1;
  const text = { color: token.ink, fontFamily: token.font, fontSize: 12 };
  return {
    animation: false,
    textStyle: text,
    grid: { left: token.narrow ? 128 : 200, right: 12, top: 4, bottom: 26 },
    xAxis: {
      type: 'value',
      min: -reach,
      max: reach,
      splitNumber: token.narrow ? 2 : 4,
      axisLabel: { ...text, color: token.quiet, showMinLabel: false, showMaxLabel: false },
      splitLine: { lineStyle: { color: token.line } },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: parts.map((part) => part.name.replaceAll('_', ' ')),
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { ...text, width: token.narrow ? 116 : 188, overflow: 'truncate', margin: 8 },
    },
    series: [{
      type: 'bar',
      barWidth: 14,
      silent: true,
      data: parts.map((part) => ({
        value: part.value,
        itemStyle: { color: part.value < 0 ? token.down : token.up },
        label: { show: true, position: part.value < 0 ? 'left' : 'right', formatter: part.text, ...text },
      })),
    }],
  };
}

function redraw(element) {
  const entry = drawn.get(element);
  if (!element.isConnected) {
    entry.chart.dispose();
    drawn.delete(element);
    sizes.unobserve(element);
    return;
  }
  entry.chart.resize();
  entry.chart.setOption(options(entry.parts, tokens(element)));
}

const sizes = new ResizeObserver((entries) => entries.forEach((entry) => drawn.has(entry.target) && redraw(entry.target)));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => [...drawn.keys()].forEach(redraw));
