//! The accessibility rules of axe-core, run in the page.

use super::{Outcome, Page, path_in};

/// What axe finds wrong: the rule, where, and what would mend it.
pub async fn violations(page: &Page) -> Outcome<Vec<String>> {
    let axe = std::fs::read_to_string(path_in("VENDOR_ATLAS_AXE")?)?;
    if page.ask::<bool>("return window.axe === undefined").await? {
        page.driver().execute(axe, Vec::new()).await?;
    }
    let script = "
        const done = arguments[0];
        axe.run(document, { resultTypes: ['violations'] }).then(
            found => done(found.violations.flatMap(rule => rule.nodes.map(node =>
                `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary}`))),
            error => done([`axe failed: ${error}`]),
        );";
    Ok(page.driver().execute_async(script, Vec::new()).await?.convert()?)
}
