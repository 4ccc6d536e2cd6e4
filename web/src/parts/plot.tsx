/** A chart by Observable Plot, which is loaded when the first one is shown. */
import type { PlotOptions } from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import styles from './plot.module.css';

interface PlotProps {
  /** What is drawn, by the library once it is there; the same function as long as the same is to be drawn. */
  readonly draw: (plot: typeof import('@observablehq/plot'), width: number) => PlotOptions;
  /** What the chart says, for who does not see it. A table of the same values belongs beside it. */
  readonly label: string;
  /** Pixels; the place is kept from the beginning. */
  readonly height: number;
}

export function Plot({ draw, label, height }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let isWanted = true;
    let width = 0;
    const show = async (): Promise<void> => {
      const plot = await import('@observablehq/plot');
      if (!isWanted || element.clientWidth === width) return;
      width = element.clientWidth;
      const figure = plot.plot({ className: 'plot', ...draw(plot, width), width, height });
      // The content security policy lets no style element in; what it says stands in plot.module.css.
      for (const style of figure.querySelectorAll('style')) style.remove();
      // What it holds leads somewhere, so it is no picture; each way is called what it shows when pointed at.
      for (const part of figure.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
      for (const way of figure.querySelectorAll('a')) {
        way.setAttribute('aria-label', way.querySelector('title')?.textContent ?? label);
      }
      figure.setAttribute('role', 'group');
      figure.setAttribute('aria-label', label);
      element.replaceChildren(figure);
    };
    const watcher = new ResizeObserver(() => void show());
    watcher.observe(element);
    return () => {
      isWanted = false;
      watcher.disconnect();
    };
  }, [draw, label, height]);
  return <div ref={place} className={styles.place} style={{ height }} />;
}
