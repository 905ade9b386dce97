/// The stylesheet of all charts; a page that shows figures includes it once.
public enum ChartStyle {
    /// How many marks can be told apart by shape and colour.
    static let kinds = 6

    /// The stylesheet, with light and dark colours as custom properties and nothing that needs the network.
    public static let css = """
        :root { \(Palette.light.declarations) }
        @media (prefers-color-scheme: dark) { :root { \(Palette.dark.declarations) } }
        .chart { container-type: inline-size; margin: 1.5rem 0; padding: 0; color: var(--chart-ink); background: var(--chart-paper);
          font: 1rem/1.45 "Noto Sans", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; break-inside: avoid }
        .chart figcaption { margin: 0 0 .75rem }
        .chart-title { display: block; font-size: 1.1rem; line-height: 1.3 } .chart-summary { display: block; margin-top: .2rem }
        .chart svg { display: block; max-width: 100%; height: auto; direction: ltr; overflow: visible }
        .chart-narrow { display: none }
        @container (max-width: 42rem) { .chart-wide { display: none } .chart-narrow { display: block } }
        .chart-note { font-size: .875rem; color: var(--chart-soft); margin: .6rem 0 0 } .chart-note span { display: block }
        .chart details { margin-top: .5rem; font-size: .9rem } .chart details summary { cursor: pointer; padding: .25rem 0 }
        .chart-table { overflow-x: auto } .chart table { border-collapse: collapse; width: 100% }
        .chart caption { text-align: start; font-weight: 600; padding: .4rem 0 }
        .chart th, .chart td { text-align: start; vertical-align: top; font-weight: normal; padding: .3rem .8rem .3rem 0;
          border-bottom: 1px solid var(--chart-grid) }
        .chart thead th { font-weight: 600; border-bottom-color: var(--chart-edge) }
        .chart a { color: var(--chart-link) }
        .chart a:focus-visible, .chart summary:focus-visible, .chart [tabindex]:focus-visible {
          outline: 3px solid var(--chart-link); outline-offset: 2px }
        .chart-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap }
        .chart-legend { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; padding: 0; margin: 0 0 .6rem;
          font-size: .875rem; color: var(--chart-soft) } .chart-legend li { display: flex; align-items: center; gap: .35rem }
        .chart-marks { display: flex; flex-wrap: wrap; gap: 3px } .chart-column { display: none }
        .chart-missing, .chart-none { display: inline-grid; place-items: center; width: 26px; height: 26px }
        .chart-missing { border: 1.5px solid var(--chart-edge); border-radius: 4px; color: var(--chart-soft); font-size: .8rem }
        .chart .chart-matrix td, .chart .chart-matrix th { position: relative; padding: .45rem .8rem .45rem 0 }
        .chart .chart-matrix tbody th { font-weight: 600 }
        @container (max-width: 42rem) {
          .chart-matrix, .chart-matrix tbody, .chart-matrix tr, .chart-matrix td, .chart-matrix tbody th { display: block }
          .chart-matrix thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
          .chart .chart-matrix tr { padding: .5rem 0; border-bottom: 1px solid var(--chart-edge) }
          .chart .chart-matrix td { display: grid; grid-template-columns: minmax(6rem, 2fr) 3fr; gap: .5rem; align-items: center;
            padding: .2rem 0; border-bottom: 0 } .chart .chart-matrix tbody th { padding: 0 0 .2rem; border-bottom: 0 }
          .chart-column { display: block; font-size: .9rem; color: var(--chart-soft); overflow-wrap: anywhere } }
        .chart svg .target { fill: transparent }
        .chart svg a:hover .target { fill: var(--chart-grid) }
        \(PictureStyle.page)
        @media print { .chart details { display: none } }
        @media (forced-colors: active) { .chart svg { forced-color-adjust: none } }
        """
}
