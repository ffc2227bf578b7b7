## About the timeline.

about-title = About this timeline
about-scope = What it covers, and what it leaves out
about-contents = What it contains
about-evidence = How evidence is shown
about-evidence-link = The forms of evidence, and how it is checked
about-editors = Who makes it
# Before an e-mail address or a web address.
about-contact = Contact:
about-licences = Licences
# $licence (String)
about-licence = The texts of this timeline are published under { $licence }.
about-quotations = Quotations belong to their authors and publishers.
about-licence-text = The program, Sourceline, is free software under the MIT or Apache-2.0 licence; the labels of the chart are set in Source Serif 4, under the SIL Open Font License.
# $version (String)
about-data = Version { $version } of the data
# $version (String)
about-program = Made with Sourceline { $version }
# $version (String)
# $commit (String)
about-program-commit = Made with Sourceline { $version } (commit { $commit })
