package org.meetinginterpreter.translation.marian;

/**
 * The part of {@link MarianProgram} that writes bound terms. Marian trains the first head of the last layer's attention to the source to
 * align (guided alignment, Chen et al. 2016). Where it looks at a term that was not written yet, one of its forms begins, and
 * the scores choose among the tokens that go on with a form until one is over. From then on the term's tokens are looked at less, or a network
 * writes them once more in its own words ({@code contrapartida financiamento}).
 */
final class TermProgram {
    /** How much of the attention a term's source tokens must have. On the glossary set 0.2 to 0.6 give the same terms. */
    private static final String REACH = "0.5";

    /** What the scores of a written term's tokens lose. Of 0, 3, 5 and 8 this gave the best chrF on the glossary set. */
    private static final String WRITTEN = "5.0";

    /** Before the first step, two levels in. */
    static final String START = """
            bound = torch.gt(torch.size(spans, 1), 0)
            nodes = annotate(List[int], [])
            open = annotate(List[int], [])
            for row in range(batch):
              start = torch.select(starts, 0, row)
              _ = torch.append(nodes, int(torch.select(start, 0, 1)))
              _ = torch.append(open, int(torch.select(start, 0, 2)))
            whole = torch.clone(spans)
            busy = bound
            todo = int(torch.sum(torch.gt(roots, 0)))
            """;

    /** In each step, between the scores and the choice, four levels in; where nothing is bound it costs one comparison. */
    static final String STEP = """
            if bound:
              reach = torch.squeeze(torch.matmul(spans, torch.transpose(attention, 1, 2)), 2)
              if torch.gt(float(torch.max(reach)), REACH):
                busy = True
              else:
                pass
              if busy:
                busy = False
                reached, which, = torch.max(reach, 1)
                for row in range(torch.size(spans, 0)):
                  place = int(torch.select(places, 0, row))
                  start = torch.select(starts, 0, place)
                  if torch.ge(step, int(torch.select(start, 0, 0))):
                    node = nodes[place]
                    if torch.eq(int(torch.select(torch.select(trie, 0, node), 0, 1)), 0):
                      if torch.gt(float(torch.select(reached, 0, row)), REACH):
                        term = torch.select(which, 0, row)
                        node = int(torch.select(torch.select(roots, 0, place), 0, int(term)))
                        _ = torch.zero_(torch.select(torch.select(spans, 0, row), 0, int(term)))
                        open[place] = int(term)
                        todo = torch.sub(todo, 1)
                      else:
                        pass
                    else:
                      pass
                    if torch.gt(node, 0):
                      own = torch.select(logits, 0, row)
                      first = int(torch.select(torch.select(trie, 0, node), 0, 0))
                      kids = int(torch.select(torch.select(trie, 0, node), 0, 1))
                      token = -1
                      heir = 0
                      if torch.gt(kids, 0):
                        some = torch.slice(edges, 0, first, torch.add(first, kids))
                        tokens = torch.select(some, 1, 0)
                        chosen = int(torch.argmax(torch.index_select(own, 0, tokens)))
                        token = int(torch.select(tokens, 0, chosen))
                        heir = int(torch.select(torch.select(some, 1, 1), 0, chosen))
                      else:
                        pass
                      if torch.gt(int(torch.select(torch.select(trie, 0, node), 0, 2)), 0):
                        after = torch.add(own, fresh)
                        next = torch.argmax(after)
                        over = torch.eq(token, -1)
                        if over:
                          pass
                        else:
                          over = torch.gt(float(torch.select(after, 0, int(next))), float(torch.select(own, 0, token)))
                        if over:
                          token = int(next)
                          heir = 0
                        else:
                          pass
                      else:
                        pass
                      _ = torch.add_(torch.select(own, 0, token), 2e9)
                      nodes[place] = heir
                      if torch.gt(int(torch.select(torch.select(trie, 0, heir), 0, 2)), 0):
                        _ = torch.add_(torch.select(torch.select(torch.select(mask, 0, row), 0, 0), 0, 0), torch.select(torch.select(whole, 0, row), 0, open[place]), alpha=-WRITTEN)
                        _ = torch.zero_(torch.select(torch.select(whole, 0, row), 0, open[place]))
                      else:
                        pass
                      if torch.gt(heir, 0):
                        busy = True
                      else:
                        pass
                    else:
                      pass
                  else:
                    busy = True
                if busy:
                  pass
                else:
                  bound = torch.gt(todo, 0)
              else:
                pass
            else:
              pass
            """.replace("REACH", REACH).replace("WRITTEN", WRITTEN);

    private TermProgram() {}
}
