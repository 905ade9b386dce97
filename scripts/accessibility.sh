#!/bin/sh
# Runs axe-core over the report pages of three cities, in four languages, at the width of a telephone and of a desk, in
# headless Chromium. Needs no network. Says why and passes when Chromium or axe-core is missing.
#
#     scripts/accessibility.sh                        # finds axe-core in node_modules or among Python packages
#     AXE_JS=path/to/axe.min.js scripts/accessibility.sh
set -eu
cd "$(dirname "$0")/.."

skip() {
    echo "accessibility: skipped, since $1" >&2
    exit 0
}

browser=""
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null 2>&1; then browser=$name && break; fi
done
[ -n "$browser" ] || skip "Chromium is not installed. Install the package chromium."

axe=${AXE_JS:-node_modules/axe-core/axe.min.js}
if [ ! -f "$axe" ] && [ -z "${AXE_JS:-}" ]; then
    axe=$(python3 -c 'import importlib.util as u; print(u.find_spec("axe_playwright_python").submodule_search_locations[0])' \
        2>/dev/null || true)/axe.min.js
fi
[ -f "$axe" ] || skip "axe-core is not there. Install axe-core (npm) or axe-playwright-python (pip), or set AXE_JS to axe.min.js."

leitbild=${LEITBILD:-.build/debug/leitbild}
[ -x "$leitbild" ] || skip "$leitbild is not built. Run make build."

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$axe" "$work/axe.min.js"

# The page as it is, but for the policy that forbids scripts, with axe at its end; it tells the frame around it what it found.
write_page() {
    "$leitbild" report "$1" --language "$2" -o "$work/report.html" >/dev/null
    grep -v 'http-equiv="Content-Security-Policy"' "$work/report.html" >"$work/page.html"
    cat >>"$work/page.html" <<'SCRIPT'
<script src="axe.min.js"></script>
<script>
axe.run().then(result => {
  const found = result.violations.map(v => v.id + " (" + v.impact + ") at " + v.nodes.map(n => n.target.join(" ")).join(", "));
  if (document.documentElement.scrollWidth > innerWidth) found.push("the page scrolls sideways");
  parent.postMessage("checked " + result.passes.length + " rules: " + (found.join("; ") || "nothing") + " found", "*");
});
</script>
SCRIPT
}

# A frame of that width, since a window cannot be as narrow as a telephone.
check_page() {
    cat >"$work/frame.html" <<FRAME
<!doctype html><title>frame</title><iframe src="page.html" width="$1" height="900" style="border: 0"></iframe>
<pre id="answer"></pre>
<script>onmessage = event => { document.getElementById("answer").textContent = event.data }</script>
FRAME
    timeout 120 "$browser" --headless=new --no-sandbox --disable-gpu --window-size=1400,1000 \
        --virtual-time-budget=30000 --dump-dom "file://$work/frame.html" 2>/dev/null |
        sed -n 's/.*<pre id="answer">\(.*\)<\/pre>.*/\1/p'
}

failed=0
for place in Munich Nuremberg Rotterdam; do
    for language in en de fr nl; do
        write_page "$place" "$language"
        for width in 320 1280; do
            answer=$(check_page "$width")
            case $answer in
            "checked "*": nothing found") ;;
            "") echo "$place $language $width: no answer from the browser" && failed=1 ;;
            *) echo "$place $language $width: $answer" && failed=1 ;;
            esac
        done
    done
done
[ "$failed" = 0 ] && echo "accessibility: axe-core finds nothing on 12 pages at 320 and 1280 pixels"
exit "$failed"
