//! Pages of what is there but has nothing to show: a sentence instead of an empty chart and an empty list.

use crate::site::{Site, fixture_folder, timeline};

#[tokio::test]
async fn an_actor_an_era_and_a_voice_without_events_say_so() {
    let mut folder = fixture_folder();
    let mut add = |path: &str, text: &str| {
        let mut bytes = folder.file(path).expect(path).bytes.to_vec();
        bytes.extend(text.as_bytes());
        folder.put(path, bytes);
    };
    add("actors.toml", "\n[[actor]]\nid = \"village\"\ntitle = \"The Village\"\n");
    add("people.toml", "\n[[person]]\nid = \"nobody\"\nname = \"Nobody\"\n");
    add(
        "eras.toml",
        "\n[[era]]\nid = \"late\"\ntitle = \"Late\"\nfrom = \"0490\"\nuntil = \"0495\"\nseries = \"Late\"\n",
    );
    let site = Site::new(timeline(&folder), "https://history.example");
    for (path, sentence) in [
        ("/actors/village", "No event in this timeline involves or concerns it."),
        ("/eras/late", "No event in this timeline falls in this period."),
        ("/voices/nobody", "Nobody is quoted or paraphrased here."),
    ] {
        let page = site.page(path).await;
        page.says(sentence).does_not_say("0 events");
        assert_eq!(page.count("main .chart, main h2, main .button"), 0, "{path}");
    }
}
