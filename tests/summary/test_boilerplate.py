"""What is no part of the story is never summarised, and what merely resembles it is not lost."""

from __future__ import annotations

import pytest

from newsls.draft import Draft
from newsls.language import tokenize
from newsls.summary import METHODS, summarise
from newsls.summary.boilerplate import is_boilerplate

STORY = (
    "Halden council will close the port for a year from March after inspectors found cracks in both piers.",
    "The closure puts 1,400 jobs at risk and sends container traffic to Orley, 60 miles up the coast.",
    "Union leaders called for a public inquiry into how the cracks in the piers were missed.",
    "Repairs to the port are expected to cost $220 million, most of it from the regional government.",
)
FURNITURE = [
    "Editor’s note: A version of the council story ran in Monday’s print edition.",
    "Editor's Note: Ines Falk is a fellow at the Harbour Institute.",
    "EDITORS’ NOTE — The following account contains scenes of violence.",
    "Scroll down for video of the harbour wall.",
    "SCROLL DOWN FOR VIDEO",
    "Photo: Lena Marsh for the Halden Courier.",
    "Picture credit: Halden Port Authority handout.",
    "Image source, Halden Port Authority.",
    "(Photo by Lena Marsh/Courier Pictures)",
    "By Nora Quist and Lars Okafor, Halden Courier.",
    "By Nora Quist for the Halden Courier.",
    "Written by Nora Quist, edited by Lars Okafor.",
    "Read more: What the closure means for the fishing fleet",
    "READ MORE: Orley offers berths to stranded ships.",
    "Read more about the harbour closure here.",
    "Also read: Orley offers berths to stranded ships.",
    "ALSO READ | Orley offers berths to stranded ships",
    "RELATED: The five cracks that closed a harbour.",
    "Related stories: Orley offers berths to stranded ships.",
    "See also: how Orley built its second harbour.",
    "Watch: the moment the crane came down.",
    "Correction: An earlier version of this article gave the wrong year for the repairs.",
    "CORRECTION (Nov. 3): The piers were built in 1961.",
    "This story has been corrected to give the right name of the deputy mayor.",
    "This article was updated at 4 p.m. with comments from the union.",
    "An earlier version of this story misspelled the deputy mayor’s name.",
    "Clarification: the figure refers to full-time jobs.",
    "Sign up for our morning newsletter to get the day’s stories in your inbox.",
    "Sign up here for the Harbour Letter, sent every Thursday.",
    "Subscribe to the Courier for unlimited access.",
    "Get the day’s stories in your inbox with our newsletter.",
    "Register now for our free daily briefing.",
    "(Reporting by Nora Quist; Editing by Lars Okafor)",
    "Reporting by Nora Quist in Halden; editing by Lars Okafor.",
    "Additional reporting by Lars Okafor in Orley.",
    "Lars Okafor contributed to this report.",
    "Nora Quist in Orley and Lars Okafor in Halden contributed reporting.",
    "Share this article with your friends.",
    "Share on Facebook or on X.",
    "Share this: click to share on Facebook.",
    "Click here to see the plans for the new pier.",
    "Click here for more news from the coast.",
    "For more on the closure, click here.",
    "Follow us on Facebook and Instagram for the latest news.",
    "Follow Nora Quist on Twitter for more.",
    "Follow @noraquist on X.",
    "© 2026 Halden Courier. All rights reserved.",
    "Copyright 2026 The Halden Courier.",
    "© Halden Courier Media Group 2026.",
    "All rights reserved.",
    "This material may not be copied, broadcast or sold on without our leave.",
    "Do you have a story for us? Email the newsroom at the address below.",
    "Have you been affected by the closure? Tell us your story.",
    "Like us on Facebook for daily updates.",
    "Download our app for the latest news.",
    "Advertisement: story continues below.",
    "The views expressed here are the author’s own.",
    "Join the conversation in the comments below.",
    "With inputs from agencies.",
    "With files from The Canadian Press.",
    "To get alerts for news of the harbour, register with your e-mail address.",
    "Nora Quist is managing editor of the Halden Courier.",
    "Nora Quist is the Courier’s harbour correspondent.",
    "Lars Okafor is a columnist for the Halden Courier and the author of two books on the sea.",
    "Ines Marie Falk is a freelance writer based in Orley.",
    "Lars Okafor writes about ports and shipping.",
    "Nora Quist writes regularly for the Halden Courier.",
    "Nora Quist covers ports and ferries for the Courier.",
    "Follow him on Bluesky.",
    "Follow her on Twitter: @noraquist.",
    "You can follow Nora on X @noraquist.",
    "She tweets @noraquist.",
    "Email Lars at lars@courier.example.",
    "Lars Okafor can be reached at lars@courier.example.",
    "The council met on Monday READ MORE: Orley offers berths to stranded ships.",
    "The piers were built in 1961 (Read more: The five cracks that closed a harbour).",
    "MORE: Orley offers berths to stranded ships The council will meet again on Friday.",
    "The council will meet on Friday RELATED STORIES: Orley offers berths.",
    "Have something to say? Leave a comment below.",
    "Here are the latest headlines from the coast: tap to read.",
]
PROSE = [
    "The editor noted that the council had published the figures in June.",
    "Nora Quist is the editor who first published the report, and she said that she would do it again.",
    "Nora Quist was the first reporter to reach the pier after it fell, the police said.",
    "Lars Okafor is a former reporter who has led the union since 2019.",
    "The council is the editor of its own minutes.",
    "Nora Quist was a correspondent for the Courier while her brother ran the port.",
    "Nora Quist is not the better-known writer of novels about the sea.",
    "Ines Falk is a critic of the closure, which she called a betrayal.",
    "Ines Falk writes about grief in her second novel.",
    "Nora Quist reports that the piers were never inspected, according to the union.",
    "Lars Okafor covers the cost of the funerals himself.",
    "The island can be reached only by boat, and not at all in winter.",
    "She can be reached only by radio while the ice lasts, her husband said.",
    "The sign on the pier read: No vessels beyond this point.",
    "The letter read more like a threat, the mayor said: it named her children.",
    "There is one thing the town wants more: a second bridge.",
    "Contact with the crew was lost at noon, the coastguard said.",
    "Scroll is a magazine for readers of old manuscripts, founded in Halden in 1974.",
    "Scroll saws and lathes were sold off when the workshop closed on Friday.",
    "Share prices fell after the port of Halden said that it would close for a year.",
    "Shares in the port operator lost a fifth of their value on Tuesday.",
    "Share options worth $4 million were handed to the port’s executives.",
    "Click beetles have eaten their way through a third of the harvest.",
    "Follow-up inspections in May found that the cracks had widened by a centimetre.",
    "Following the closure, traffic will go to Orley.",
    "Photo albums rescued from the flood will be shown at the town hall.",
    "Photographs taken in April show a crack that runs the length of the pier.",
    "Pictures from the scene showed the crane lying across two barges.",
    "By Tuesday night the water had reached the doors of the town hall.",
    "By March the port had lost half its traffic, the council said.",
    "By Halden standards the winter was mild, and the port never froze.",
    "Correction officers at the county jail voted to strike on Monday.",
    "Corrections to the census cost the town two council seats.",
    "Clarification is expected from the ministry within a week, the mayor said.",
    "Related charges against the former harbour master were dropped in May.",
    "Related companies paid the minister’s brother $2 million, prosecutors said.",
    "Read together, the two reports put the blame on the port’s engineers.",
    "Reading by candlelight, the miners wrote letters to their families.",
    "Reporting by the local newspaper led to the arrests, the prosecutor said.",
    "Subscribers to the pension fund will lose a tenth of their savings.",
    "Sign language will be taught in every school in Halden from September.",
    "Copyright law was tightened in 2019 after a campaign by musicians.",
    "Copyright claims against the band were thrown out on Thursday.",
    "Watch makers in the valley laid off 300 workers this spring.",
    "Watch repairs kept the shop alive until the flood.",
    "Also on the ballot is a measure to build a second bridge.",
    "Also from Orley are the two sailors who were rescued on Sunday.",
    "More on strike pay will be decided on Friday, the union said.",
    "More from the fund will go to dockworkers who lose their jobs, the mayor said.",
    "Updates to the emergency plan were due in June but never came, auditors found.",
    "Update: a word that engineers had come to dread, according to the report.",
    "Join us or leave the city, the mayor told the union on Friday.",
    "Support for the closure fell to 31 percent, a poll showed.",
    "Support our fishermen, read the banners that hung from every window in Orley.",
    "Contact between the two ministries broke off in April, officials said.",
    "Email records show that the council knew of the cracks in June.",
    "Get well cards covered the floor of the keeper’s room at the hospital.",
    "Image rights were at the centre of the footballer’s dispute with the club.",
    "Video of the collapse spread within minutes of the first calls to the police.",
    "Video shows the crane falling across two barges, police said.",
    "Source water in three districts was contaminated, the agency said.",
    "Like us, the Danes built their harbours in the age of steam, the historian said.",
    "Editor Nora Quist, who led the newspaper for 20 years, died on Sunday.",
    "The associated press conference was called off after the minister fell ill.",
    "Advertisements for the ferry had promised a crossing in two hours.",
    "Advertisement spending by the parties doubled in the last week, figures show.",
    "Tell us the truth, the widows shouted at the minister.",
    "See-through bags will be the rule at the stadium from August.",
    "Listen to the sea, the old keeper told the children, and you will hear the bell.",
    "Follow the money, the prosecutor told the jury on Monday.",
    "For information that leads to an arrest, the police will pay $10,000.",
    "For more than a year the council kept the report to itself.",
    "For help with the rent, 4,000 families turned to the city last year.",
    "Skip Larsen, who fished off Halden for 50 years, sold his boat in May.",
    "Swipe cards will replace tickets on the ferry from June.",
    "Loading at the container terminal stopped at noon.",
    "Note the date, the lawyer told the jury: the memo was written in June.",
    "Please see the mayor about it, the clerk told each of the widows.",
    "Posted to Orley in 2011, she rose to lead the harbour police.",
    "Published in June, the report blamed the port’s engineers.",
    "Written by two engineers, the report puts the cost at $220 million.",
    "Edited by a committee of bishops, the hymnal left out eleven songs.",
    "Produced by a small firm in Orley, the vaccine was sold in 30 countries.",
    "Filmed by a passer-by, the collapse was seen by millions within hours.",
    "This story has been told in Halden for two hundred years.",
    "This article of the constitution has been used twice since 1949.",
    "This report is the third to fault the port’s engineers.",
    "This version of events was disputed by the union on Friday.",
    "The views expressed by the bishop were his own, the diocese said.",
    "The newsletter of the union, which subscribers receive monthly, first reported the deal.",
    "She will follow her father on to the board, the company said.",
    "Tap water in the harbour district is not fit to drink, the agency said.",
    "The gallery below the church was flooded on Monday.",
    "Getty said it would return the bronze to Greece.",
    "All rights reserved to the crown passed to parliament in 1849.",
    "The deal may not be published before June, the court ruled.",
    "The Samaritans said that calls had doubled since the closure of the yard.",
]


def judged(sentence: str) -> bool:
    return is_boilerplate(sentence, [token.norm for token in tokenize(sentence)])


@pytest.mark.parametrize("sentence", FURNITURE)
def test_furniture_is_known(sentence: str) -> None:
    assert judged(sentence)


@pytest.mark.parametrize("sentence", PROSE)
def test_sentences_that_resemble_it_are_prose(sentence: str) -> None:
    assert not judged(sentence)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    "length", [{"sentences": 1}, {"sentences": 3}, {"sentences": 200}, {"words": 40}, {"characters": 158}]
)
def test_no_length_and_no_method_chooses_it(method: str, length: dict[str, int]) -> None:
    parts = []
    for index, line in enumerate(FURNITURE):
        parts += [STORY[index % len(STORY)], line]
    for text in ("\n\n".join([FURNITURE[0], *parts]), " ".join(parts)):
        for sentence in summarise(Draft.read(text), method=method, **length).sentences:
            assert not any(sentence.text.startswith(line[:30]) for line in FURNITURE)


def test_a_draft_of_nothing_else_has_no_summary() -> None:
    assert summarise(Draft.read("\n\n".join(FURNITURE[:8]))).sentences == ()
