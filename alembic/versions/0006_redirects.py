"""Addresses that moved (301) or ended (410); a home's are kept by the database itself."""

import sqlalchemy as sa

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# Whoever changes a slug or deletes a home (an edit, a bulk statement, a foreign key) leaves the
# old address behind. Each row leads to where the home is now: no chain, and no way back to itself.
_KEEP = """
CREATE FUNCTION keep_home_address() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was text := '/listing/' || OLD.slug;
  becomes text;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    becomes := '/listing/' || NEW.slug;
    DELETE FROM url_redirects WHERE from_path = becomes;
  END IF;
  UPDATE url_redirects SET to_path = becomes, code = CASE WHEN becomes IS NULL THEN 410 ELSE 301 END
  WHERE to_path = was;
  INSERT INTO url_redirects (from_path, to_path, code)
  VALUES (was, becomes, CASE WHEN becomes IS NULL THEN 410 ELSE 301 END)
  ON CONFLICT (from_path) DO UPDATE SET to_path = EXCLUDED.to_path, code = EXCLUDED.code;
  RETURN NULL;
END $$"""
# A draft's address was never given out, and the demo comes back under the same ones.
_KNOWN = "OLD.slug IS NOT NULL AND OLD.published_at IS NOT NULL"


def upgrade() -> None:
    op.create_table(
        "url_redirects",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False),
        sa.Column("from_path", sa.String(length=512), nullable=False),
        sa.Column("to_path", sa.String(length=512), nullable=True),
        sa.Column("code", sa.SmallInteger(), server_default=sa.text("301"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("code IN (301, 410)", name="ck_url_redirects_code_known"),
        sa.CheckConstraint("(code = 410) = (to_path IS NULL)", name="ck_url_redirects_leads_on"),
        sa.CheckConstraint("from_path <> to_path", name="ck_url_redirects_no_loop"),
        sa.PrimaryKeyConstraint("id", name="pk_url_redirects"),
        sa.UniqueConstraint("from_path", name="uq_url_redirects_from_path"),
    )
    op.create_index("ix_url_redirects_to_path", "url_redirects", ["to_path"])
    op.execute(_KEEP)
    op.execute(
        "CREATE TRIGGER keep_address_moved AFTER UPDATE OF slug ON properties FOR EACH ROW"
        f" WHEN ({_KNOWN} AND NEW.slug <> OLD.slug) EXECUTE FUNCTION keep_home_address()"
    )
    op.execute(
        "CREATE TRIGGER keep_address_ended AFTER DELETE ON properties FOR EACH ROW"
        f" WHEN ({_KNOWN} AND NOT OLD.is_seed_data) EXECUTE FUNCTION keep_home_address()"
    )


def downgrade() -> None:
    op.execute("DROP TRIGGER keep_address_ended ON properties")
    op.execute("DROP TRIGGER keep_address_moved ON properties")
    op.execute("DROP FUNCTION keep_home_address()")
    op.drop_table("url_redirects")
