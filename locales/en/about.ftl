## About the timeline.

about-title = About this timeline
about-scope = What it covers, and what it leaves out
about-contents = What is in it
about-evidence = How evidence is shown
about-evidence-text = A passage in quotation marks is given word for word, with who says it and where it was read. A paraphrase is in our words and labelled as such. We never state ourselves that one event led to another: each such claim names who makes it and in which passage.
about-evidence-link = How all this is checked, and how far it has come
about-editors = Who makes it
about-licences = Licences
# $licence (String)
about-licence = The texts of this timeline are published under { $licence }.
about-licence-text = Quotations belong to their authors and publishers, whose licences are given with each source. The program, Sourceline, is free software under the MIT or Apache-2.0 licence; the labels of the chart are set in Source Serif 4, under the SIL Open Font License.
