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
            bound = torch.gt(torch.size(spans, 2), 0)
            nodes = annotate(List[int], [])
            open = annotate(List[int], [])
            since = annotate(List[int], [])
            whole = spans
            todo = 0
            if bound:
              for row in range(batch):
                at = torch.mul(row, 3)
                _ = torch.append(since, int(torch.select(starts, 0, at)))
                _ = torch.append(nodes, int(torch.select(starts, 0, torch.add(at, 1))))
                _ = torch.append(open, int(torch.select(starts, 0, torch.add(at, 2))))
              whole = torch.clone(spans)
              todo = int(torch.sum(torch.gt(roots, 0)))
            else:
              pass
            busy = bound
            """;

    /** In each step, between the scores and the choice, four levels in; where nothing is bound it costs one comparison. */
    static final String STEP = """
            if bound:
              reach = torch.bmm(attention, spans)
              if torch.gt(float(torch.max(reach)), REACH):
                busy = True
              else:
                pass
              if busy:
                busy = False
                for row in range(torch.size(spans, 0)):
                  place = int(torch.select(places, 0, row))
                  if torch.ge(step, since[place]):
                    node = nodes[place]
                    if torch.lt(torch.remainder(node, 16777216), 2):
                      reached, which, = torch.max(torch.select(reach, 0, row), 1)
                      if torch.gt(float(reached), REACH):
                        term = int(which)
                        node = int(torch.select(torch.select(roots, 0, place), 0, term))
                        _ = torch.zero_(torch.select(torch.select(spans, 0, row), 1, term))
                        open[place] = term
                        todo = torch.sub(todo, 1)
                      else:
                        pass
                    else:
                      pass
                    if torch.gt(node, 0):
                      own = torch.select(logits, 0, row)
                      first = torch.floordiv(node, 16777216)
                      kids = torch.floordiv(torch.remainder(node, 16777216), 2)
                      token = -1
                      heir = 0
                      if torch.gt(kids, 0):
                        if torch.gt(kids, 1):
                          tokens = torch.select(torch.slice(edges, 1, first, torch.add(first, kids)), 0, 0)
                          first = torch.add(first, int(torch.argmax(torch.index_select(own, 0, tokens))))
                        else:
                          pass
                        edge = torch.select(edges, 1, first)
                        token = int(torch.select(edge, 0, 0))
                        heir = int(torch.select(edge, 0, 1))
                      else:
                        pass
                      if torch.eq(torch.remainder(node, 2), 1):
                        after = torch.add(own, fresh)
                        next = int(torch.argmax(after))
                        over = torch.eq(token, -1)
                        if over:
                          pass
                        else:
                          over = torch.gt(float(torch.select(after, 0, next)), float(torch.select(own, 0, token)))
                        if over:
                          token = next
                          heir = 0
                        else:
                          pass
                      else:
                        pass
                      _ = torch.add_(torch.select(own, 0, token), 2e9)
                      nodes[place] = heir
                      if torch.eq(torch.remainder(heir, 2), 1):
                        said = torch.select(torch.select(whole, 0, row), 1, open[place])
                        _ = torch.add_(torch.select(torch.select(torch.select(mask, 0, row), 0, 0), 0, 0), said, alpha=-WRITTEN)
                        _ = torch.zero_(said)
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
