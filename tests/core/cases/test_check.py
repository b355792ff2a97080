"""Whatever is changed behind Appui's back, in the files or in the index itself, is found and named."""

import pytest

from appui_core.cases.model import Case, Exhibit, Facts
from appui_core.vault.facade import check_locked
from fakes.originals import original_of
from fakes.world import World


@pytest.fixture
def added(world: World, case: Case) -> Exhibit:
    first = world.cases.add_original(
        case.code, original_of(b"first", captured=True), Facts(url="https://example.org")
    )
    world.cases.add_link(case.code, Facts(url="https://example.org/2", words="x"))
    assert world.codes() == set()
    return first


def _chain(world: World) -> str:
    return str(world.vault.rows("SELECT id FROM cases")[0][0])


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE journal SET event = 'x' WHERE chain = :case AND seq = 2", "chain_broken"),
        ("UPDATE journal SET at_utc = '2020' WHERE chain = :case AND seq = 2", "chain_broken"),
        ("UPDATE journal SET commitment = hash WHERE chain = :case AND seq = 3", "opening_altered"),
        ("UPDATE journal SET event = 'x' WHERE chain = :vault AND seq = 1", "chain_broken"),
        ("UPDATE openings SET details = '{}' WHERE chain = :case AND seq = 2", "opening_altered"),
        ("UPDATE openings SET salt = details WHERE chain = :case AND seq = 2", "opening_altered"),
        ("UPDATE openings SET details = NULL, salt = NULL WHERE chain = :case AND seq = 2", "opening_missing"),
        ("DELETE FROM openings WHERE chain = :case AND seq = 3", "opening_missing"),
        ("UPDATE exhibits SET sha256 = '00' WHERE number = 1", "row_altered"),
        ("UPDATE exhibits SET captured_at_utc = '2020' WHERE number = 1", "row_altered"),
        ('UPDATE exhibits SET capture = \'{"a":"b"}\' WHERE number = 1', "row_altered"),
        ("UPDATE exhibits SET capture = 'x' WHERE number = 1", "index_damaged"),
        ("UPDATE exhibits SET width = 9 WHERE number = 1", "row_altered"),
        ("UPDATE exhibits SET withdrawn = 1 WHERE number = 1", "row_altered"),
        ("UPDATE exhibits SET stored_bytes = 1 WHERE number = 1", "blob_damaged"),
        ("UPDATE facts SET url = 'x'", "row_altered"),
        ("DELETE FROM facts", "row_altered"),
        ("UPDATE cases SET mode = 'school'", "row_altered"),
        ("UPDATE cases SET code = 'AAAAAA'", "row_altered"),
        ("UPDATE settings SET value = 'x' WHERE key = 'recovery_sha256'", "recovery_damaged"),
    ],
)
@pytest.mark.usefixtures("added")
def test_a_row_edited_in_sql(world: World, sql: str, code: str) -> None:
    named = sql.replace(":case", f"'{_chain(world)}'").replace(":vault", f"'{world.vault.vault_id}'")
    world.vault.rows(named)
    assert code in {found for _, found in world.codes(full=False)}


def test_a_removed_exhibit_row(world: World, added: Exhibit) -> None:
    world.vault.rows("DELETE FROM exhibits WHERE id = ?", (added.id,))
    found = world.codes(full=False)
    assert (f"exhibit {added.id}", "row_missing") in found
    assert "blob_unexpected" in {code for _, code in found}


@pytest.mark.usefixtures("added")
def test_the_end_of_a_case_chain_cut_off(world: World) -> None:
    chain = _chain(world)
    world.vault.rows("DELETE FROM openings WHERE chain = ? AND seq > 2", (chain,))
    world.vault.rows("DELETE FROM journal WHERE chain = ? AND seq > 2", (chain,))
    assert (f"journal {chain}", "head_differs") in world.codes(full=False)


@pytest.mark.usefixtures("added")
def test_a_whole_case_removed(world: World) -> None:
    for table in ("openings", "journal"):
        world.vault.rows(f"DELETE FROM {table} WHERE chain = ?", (_chain(world),))  # noqa: S608 - two names of ours
    assert "head_differs" in {code for _, code in world.codes(full=False)}


def test_blobs_flipped_removed_swapped_and_added(world: World, case: Case, added: Exhibit) -> None:
    ((mine,), (other,)) = world.vault.rows("SELECT blob FROM exhibits ORDER BY number")
    place = {name: world.folder / "blobs" / name[:2] / name for name in (mine, other)}
    whole = {name: path.read_bytes() for name, path in place.items()}
    flipped = bytearray(whole[mine])
    flipped[-5] ^= 1

    place[mine].write_bytes(flipped)
    # The size is right: only the full check opens it.
    assert world.codes(full=False) == set()
    assert world.codes() == {(f"blobs/{mine[:2]}/{mine}", "blob_damaged")}

    place[mine].write_bytes(whole[other])
    assert (f"blobs/{mine[:2]}/{mine}", "blob_damaged") in world.codes()

    place[mine].unlink()
    assert world.codes(full=False) == {(f"blobs/{mine[:2]}/{mine}", "blob_missing")}

    place[mine].write_bytes(whole[mine])
    extra = world.folder / "blobs" / "ab" / ("ab" * 16)
    extra.parent.mkdir(exist_ok=True)
    extra.write_bytes(whole[mine])
    assert world.codes(full=False) == {(f"blobs/ab/{extra.name}", "blob_unexpected")}
    extra.unlink()
    assert world.codes() == set()
    assert added.case == case.code


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("notes.txt", "file_unexpected"),
        ("blobs/ab/notes.txt", "file_unexpected"),
        ("blobs/notes.txt", "file_unexpected"),
    ],
)
def test_a_foreign_file(world: World, path: str, code: str) -> None:
    foreign = world.folder / path
    foreign.parent.mkdir(exist_ok=True)
    foreign.write_bytes(b"x")
    assert world.codes() == {(path, code)}
    world.reopen()
    assert foreign.exists()


@pytest.mark.parametrize(
    ("name", "missing", "damaged"),
    [
        ("header-a.json", "header_missing", "header_damaged"),
        ("header-b.json", "header_missing", "header_damaged"),
        ("recovery.age", "recovery_missing", "recovery_damaged"),
    ],
)
def test_files_of_the_vault(world: World, name: str, missing: str, damaged: str) -> None:
    path = world.folder / name
    data = bytearray(path.read_bytes())
    data[5] ^= 1
    path.write_bytes(data)
    assert world.codes() == {(name, damaged)}
    path.unlink()
    assert world.codes() == {(name, missing)}


def test_a_vault_that_does_not_open_is_looked_at_all_the_same(world: World) -> None:
    world.vault.close()
    folder = world.folder
    assert check_locked(folder) == ()
    (folder / "header-a.json").write_bytes(b"{")
    (folder / "index.db").unlink()
    found = {(problem.what, problem.code) for problem in check_locked(folder)}
    assert found == {("header-a.json", "header_damaged"), ("index.db", "index_missing")}


@pytest.mark.usefixtures("added")
def test_the_report_counts_and_names_the_head(world: World) -> None:
    report = world.vault.check(full=True)
    assert report.intact
    assert report.exhibits == 2
    assert report.journal_head == world.cases.journal(None)[-1].hash
