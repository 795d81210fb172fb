#!/usr/bin/env bash
# Proposes the lock that the link check has written, as one pull request that every week renews.
# Предлагает новый facts/sources.lock одним запросом на слияние; каждую неделю он обновляется.
# Needs: GH_TOKEN, which may write contents and pull requests.
set -euo pipefail

lock=facts/sources.lock
branch=sources-lock
title="Links checked: facts/sources.lock / Ссылки проверены"
body="Written by the weekly link check: what each source looked like, and when it was last good. Pages show it after the merge.

Записала еженедельная проверка: как выглядел каждый источник и когда он в последний раз был в порядке."

if [ -z "$(git status --porcelain -- "$lock")" ]; then
  echo "The lock is as it was. / Ничего не изменилось."
  exit 0
fi
gh auth setup-git
git switch --quiet --force-create "$branch"
git add -- "$lock"
git -c user.name="github-actions[bot]" -c user.email="41898282+github-actions[bot]@users.noreply.github.com" \
  commit --quiet --message "$title"
git push --quiet --force origin "$branch"
if [ -z "$(gh pr list --head "$branch" --state open --json number --jq '.[].number')" ]; then
  gh pr create --head "$branch" --title "$title" --body "$body"
fi
