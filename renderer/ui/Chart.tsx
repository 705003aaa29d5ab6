import type { EChartsCoreOption, EChartsType } from "echarts/core";
import { useEffect, useRef, useState } from "react";

interface ChartProps {
  option: EChartsCoreOption;
  /** what the chart shows, for whoever cannot see it: the figures stand in a table beside it */
  label: string;
  height: number;
  /** what a click on the mark of an item does, by the item's place in its series */
  onPick?: (dataIndex: number) => void;
}

/** A chart. The library for it is loaded with the first one. */
export function Chart({ option, label, height, onPick }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<EChartsType | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    let made: EChartsType | null = null;
    let gone = false;
    const watch = new ResizeObserver(() => made?.resize());
    void import("./chartLibrary.ts").then(({ init }) => {
      if (gone) return;
      made = init(element);
      setChart(made);
      watch.observe(element);
    });
    return () => {
      gone = true;
      watch.disconnect();
      made?.dispose();
      setChart(null);
    };
  }, []);
  useEffect(() => {
    // Whole: what the option no longer holds must go from the screen as well.
    chart?.setOption({ animation: false, color: palette, ...option }, { notMerge: true });
  }, [chart, option]);
  useEffect(() => {
    const pick = ({ dataIndex }: { dataIndex?: number }) => {
      if (dataIndex !== undefined) onPick?.(dataIndex);
    };
    chart?.on("click", "series", pick);
    return () => {
      if (chart && !chart.isDisposed()) chart.off("click", pick);
    };
  }, [chart, onPick]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}

/** From the best to the worst: also the colours of the grades, in their order. */
export const palette = ["#4f772d", "#90a955", "#d9a441", "#c8691c", "#9b2226", "#6c757d"];
